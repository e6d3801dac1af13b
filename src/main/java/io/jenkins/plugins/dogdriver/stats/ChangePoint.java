package io.jenkins.plugins.dogdriver.stats;

/**
 * A place in a series from which on its values are on a different level.
 *
 * <p>Source: E. S. Page, "A test for a change in a parameter occurring at an unknown point",
 * Biometrika 42 (1955), for the term; {@link ChangePointDetector} names those of the method.
 *
 * @param index of the first value on the new level, 1 or more, counted from 0
 * @param before the median of the values between the change point before this one and this one
 * @param after the median of the values from here to the next change point
 * @param pValue how probable it is that a steady series of this length shows so clear a change
 *     anywhere, above 0 to 1
 * @param earliest index of the first value on the new level, with 95 % confidence at least this
 * @param latest and at most this
 */
public record ChangePoint(
    int index, double before, double after, double pValue, int earliest, int latest) {

  /**
   * Returns the change of the level relative to the one before: 0.1 is 10 % higher; 0 where the
   * level before is 0.
   */
  public double change() {
    return before == 0 ? 0 : (after - before) / Math.abs(before);
  }
}
