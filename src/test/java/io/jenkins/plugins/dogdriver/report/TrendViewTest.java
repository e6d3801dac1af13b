package io.jenkins.plugins.dogdriver.report;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.GraphLink;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.report.TrendView.Choice;
import io.jenkins.plugins.dogdriver.report.TrendView.Point;
import io.jenkins.plugins.dogdriver.report.TrendView.Row;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.Test;

public class TrendViewTest {
  private static final int ART = 2;

  private final List<MeasuredRun> runs = new ArrayList<>();

  @Test
  public void everyPlaceInThePictureBelongsToTheNearestRun() {
    for (int i = 0; i < 10; i++) {
      runs.add(run(i).figure("ART", 20 + i).measured());
    }

    List<Point> points = view().charts().get(ART).points();

    assertThat(points).hasSize(10);
    int end = 0;
    for (Point point : points) {
      assertThat(point.left()).isEqualTo(end);
      end = point.left() + point.width();
      assertThat(point.x()).isBetween(point.left(), end);
    }
    assertThat(end).isEqualTo(ChartCache.WIDTH);
  }

  @Test
  public void aPointSaysReleaseTimeAndFigureAndLeadsToItsBuild() {
    runs.add(run(0).startedBy("jenkins:kintowe#1").figure("ART", 21.44).measured());
    runs.add(run(1).startedBy("somebody").figure("ART", 23.9).measured());

    List<Point> points = view().charts().get(ART).points();

    assertThat(points)
        .extracting(Point::title)
        .containsExactly("6.0.2, 24 May 2026 14:26", "6.0.2, 24 May 2026 15:26");
    assertThat(points).extracting(Point::value).containsExactly("21.4 ms", "23.9 ms");
    assertThat(points).extracting(Point::build).containsExactly("/build/jenkins:kintowe#1", "");
    assertThat(view().rows())
        .extracting(Row::build)
        .containsExactly("", "/build/jenkins:kintowe#1");
  }

  @Test
  public void theTextOfAPointStaysInThePicture() {
    for (int i = 0; i < 10; i++) {
      runs.add(run(i).version("v".repeat(300)).figure("ART", 20 + i).measured());
    }

    assertThat(view().charts().get(ART).points())
        .allSatisfy(
            point -> {
              assertThat(point.anchor())
                  .isEqualTo(point.x() < ChartCache.WIDTH / 2 ? "start" : "end");
              assertThat(point.textX()).isBetween(0, ChartCache.WIDTH);
              assertThat(point.textY()).isBetween(0, ChartCache.HEIGHT);
              assertThat(point.title()).hasSizeLessThan(45);
            });
  }

  @Test
  public void aRunWithoutTheFigureHasNoPointAndYetARow() {
    runs.add(run(0).figure("CPU", 30).measured());
    runs.add(run(1).figure("CPU", 30).figure("ART", 20).measured());

    assertThat(view().charts().get(ART).points()).hasSize(1);
    assertThat(view().rows()).hasSize(2);
    assertThat(view().rows().get(1).run().figures()).containsExactly("30.0", "–", "–");
  }

  @Test
  public void whatIsShownIsChosenAmongAllThereIs() {
    runs.add(run(0).source("there").deployment("production").figure("ART", 20).measured());
    runs.add(run(1).figure("ART", 20).measured());

    assertThat(view().sources())
        .containsExactly(new Choice("here", true), new Choice("there", false));
    assertThat(view().deployments())
        .containsExactly(new Choice("production", false), new Choice("stage", true));
  }

  @Test
  public void ofManyRunsTheNewestAreShown() {
    for (int i = 0; i < ChartCache.MOST_RUNS + 7; i++) {
      runs.add(run(i).figure("ART", 20).measured());
    }

    assertThat(view().rows()).hasSize(ChartCache.MOST_RUNS);
    assertThat(view().charts().get(2).lightHistory()).isEqualTo("history of ART");
    assertThat(view().project().older()).isEqualTo(7);
    assertThat(view().project().metrics().get(ART).described())
        .startsWith("Backend Latency (ms) of " + ChartCache.MOST_RUNS + " runs over 1 releases.");
  }

  @Test
  public void runsThatDidNotPassAreInTheTableWithTheirReasonAndTheirBuild() {
    runs.add(run(0).figure("ART", 20).measured());
    runs.add(run(1).failed("it had no success").startedBy("jenkins:team/kintowe#12").measured());
    runs.add(run(2).figure("ART", 21).measured());

    assertThat(view().rows())
        .extracting(row -> row.run().failure())
        .containsExactly("", "failed: it had no success", "");
    assertThat(view().rows().get(1).build()).isEqualTo("/build/jenkins:team/kintowe#12");
    assertThat(view().rows().get(1).run().passed()).isFalse();
    assertThat(view().rows().get(1).run().figures()).isEmpty();
    assertThat(view().charts().get(ART).points()).hasSize(2);
  }

  @Test
  public void whereNoRunPassedThereIsATableWithoutPictures() {
    runs.add(run(0).failed("it had no success").measured());

    assertThat(view().rows()).hasSize(1);
    assertThat(view().charts()).isEmpty();
  }

  @Test
  public void withoutARunThereIsASentence() {
    assertThat(view().rows()).isEmpty();
    assertThat(view().project().sentence()).isNotEmpty();
  }

  private static RunBuilder run(int hour) {
    return aRun().start(RunBuilder.FIRST_START.plus(Duration.ofHours(hour)));
  }

  private TrendView view() {
    return TrendView.of(
        Trend.of("kintowe", runs, Selection.NEWEST, Metric.defaults()),
        new ChartCache(),
        ZoneOffset.UTC,
        (id, runBy) ->
            runBy.startsWith("jenkins:") ? Optional.of("/build/" + runBy) : Optional.empty(),
        (metric, shown, theme) ->
            metric.metric().name() + "-" + theme.name().toLowerCase(Locale.ROOT),
        (metric, shown, theme) -> "history of " + metric.metric().name(),
        new GraphLink("datadoghq.com"),
        "/page");
  }
}
