package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.chart.TrendChart;
import io.jenkins.plugins.dogdriver.datadog.GraphLink;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.report.Report;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Measures the pictures of a project with 1,000 runs. */
record Pictures(Path folder) implements Part {
  private static final int RUNS = 1_000;
  private static final Rounds ROUNDS = new Rounds(20, 21);

  @Override
  public void measure(Consumer<Result> results) throws Exception {
    List<MeasuredRun> runs = SampleRuns.of("kintowe", RUNS).toList();
    List<Metric> metrics = Metric.defaults();
    TrendChart chart = new TrendChart(ZoneOffset.UTC);
    results.accept(
        Result.below(
            60,
            "ms",
            "chart.1000",
            "a chart of 1,000 runs, 400 by 220 and twice as sharp, on one core",
            onOneCore(
                () ->
                    chart.png(
                        metrics.get(0), runs, List.of(), List.of(), Theme.LIGHT, 400, 220, 2))));
    results.accept(
        Result.reported(
            "trend.1000",
            "the trend of 1,000 runs, on one core",
            onOneCore(() -> trend(runs, metrics)),
            "ms"));
    Trend trend = trend(runs, metrics);
    Report report = new Report(Clock.systemUTC(), ZoneOffset.UTC, new GraphLink("datadoghq.com"));
    results.accept(
        Result.reported(
            "report.1000",
            "the report page of 1,000 runs, with its six charts",
            ROUNDS.of(
                () ->
                    Rounds.milliseconds(
                        () -> report.write(folder.resolve("report"), List.of(trend)))),
            "ms"));
  }

  private static Sample onOneCore(Rounds.Work work) throws Exception {
    return ROUNDS.of(() -> 1000 * Rounds.secondsOfCore(work));
  }

  private static Trend trend(List<MeasuredRun> runs, List<Metric> metrics) {
    return Trend.of("kintowe", runs, Selection.NEWEST, metrics);
  }
}
