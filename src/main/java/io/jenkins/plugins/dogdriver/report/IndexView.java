package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The contents of the page of all projects.
 *
 * @param projects the worst first, those of the same verdict by name
 */
public record IndexView(List<ProjectLine> projects) {
  private static final List<Verdict> WORST_FIRST =
      List.of(Verdict.SLOWER, Verdict.MIXED, Verdict.UNCLEAR, Verdict.SAME, Verdict.FASTER);

  /**
   * A project among the others.
   *
   * @param page address of the project's own
   * @param release the newest; empty without a passed run
   * @param source the place that its runs were started from
   * @param runs the number that the verdict is based on
   * @param sparkline points of the line of its {@link Sparkline}; empty where there are too few
   *     values
   */
  public record ProjectLine(
      String project,
      String page,
      String verdict,
      String tone,
      String arrow,
      String sentence,
      String release,
      String source,
      String deployment,
      int runs,
      int flags,
      String sparkline) {}

  /**
   * Returns the page with each project and its trend.
   *
   * @param page returns the address of a project's page, from its name
   */
  public static IndexView of(List<TrendSummary> trends, UnaryOperator<String> page) {
    return new IndexView(
        trends.stream()
            .sorted(
                Comparator.comparing((TrendSummary trend) -> WORST_FIRST.indexOf(trend.verdict()))
                    .thenComparing(TrendSummary::project))
            .map(trend -> line(trend, page))
            .toList());
  }

  private static ProjectLine line(TrendSummary trend, UnaryOperator<String> page) {
    return new ProjectLine(
        trend.project(),
        page.apply(trend.project()),
        trend.verdict().word(),
        Tone.of(trend.verdict(), trend.compared()),
        Arrow.of(trend.verdict()),
        trend.sentence(),
        trend.release(),
        trend.source(),
        trend.deployment(),
        trend.runs(),
        trend.flags(),
        Sparkline.of(trend.course()).points());
  }

  /**
   * Returns a short text, as Stapler writes it into a header of the answer where it traces
   * requests.
   */
  @Override
  public String toString() {
    return projects.size() + " projects";
  }
}
