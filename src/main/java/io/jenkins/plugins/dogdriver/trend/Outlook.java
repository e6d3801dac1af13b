package io.jenkins.plugins.dogdriver.trend;

/**
 * The outlook: what more runs of the newest release would show.
 *
 * @param runs as many more, 1 or more
 * @param none a change smaller than this, in either direction, would probably be found to be none
 * @param shown a change of this or more would probably be shown; what is between may stay unclear
 */
public record Outlook(int runs, double none, double shown) {
  /** Returns what it takes until both are settled. */
  Outlook and(Outlook other) {
    return new Outlook(
        Math.max(runs, other.runs), Math.min(none, other.none), Math.max(shown, other.shown));
  }

  /**
   * Returns it as a sentence without its full stop, for example {@code about 6 more runs would
   * decide it, unless the change is between 1% and 9%}.
   *
   * @param of which runs, with a space before; empty where that is clear
   */
  public String sentence(String of) {
    return "about %s more %s%s would decide it, unless the change is between %s and %s"
        .formatted(
            runs,
            runs == 1 ? "run" : "runs",
            of,
            Numbers.share(Math.floor(1_000 * none) / 1_000),
            Numbers.share(Math.ceil(1_000 * shown) / 1_000));
  }
}
