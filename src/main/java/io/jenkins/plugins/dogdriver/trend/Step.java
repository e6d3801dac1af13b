package io.jenkins.plugins.dogdriver.trend;

/**
 * A place in a series from which on its values are on another level than before.
 *
 * @param index of the first value on the new level, from 0
 * @param before the median of the values between the step before this one and this one
 * @param after the median of the values from here to the next step
 * @param pValue how probable it is that a steady series of this length shows so clear a step
 *     anywhere, 0 to 1
 */
public record Step(int index, double before, double after, double pValue) {

  /** The change of the level relative to the one before: 0.1 is 10 % higher; 0 from level 0. */
  public double change() {
    return before == 0 ? 0 : (after - before) / Math.abs(before);
  }
}
