package io.jenkins.plugins.dogdriver.report;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.Settings;
import io.jenkins.plugins.dogdriver.engine.StorePlace;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import io.jenkins.plugins.dogdriver.trend.ReferenceWindow;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TrendCacheTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock =
      new SettableClock(RunBuilder.FIRST_START.plus(Duration.ofDays(30)));
  private final TrendCache trends = new TrendCache();
  private Engine engine;

  @Before
  public void open() {
    engine = engine(Metric.defaults());
    store("kintowe", 0);
    store("kintowe", 1);
  }

  @After
  public void close() {
    engine.close();
  }

  @Test
  public void theSameRunsAreJudgedOnce() {
    Trend first = trend(trends, "kintowe", Selection.NEWEST);

    assertThat(first.runs()).hasSize(2);
    assertThat(trend(trends, "kintowe", Selection.NEWEST)).isSameAs(first);
  }

  @Test
  public void aNewRunIsSeenAtOnce() {
    trend(trends, "kintowe", Selection.NEWEST);
    store("kintowe", 2);

    assertThat(trend(trends, "kintowe", Selection.NEWEST).runs()).hasSize(3);
  }

  @Test
  public void anotherSelectionIsAnotherTrend() {
    Selection production = new Selection(Optional.empty(), Optional.of("production"));

    trend(trends, "kintowe", Selection.NEWEST);

    assertThat(trend(trends, "kintowe", production).runs()).isEmpty();
  }

  @Test
  public void otherMetricsAreJudgedAnew() {
    trend(trends, "kintowe", Selection.NEWEST);

    try (Engine configuredAnew = engine(Metric.defaults().subList(2, 3))) {
      assertThat(
              trends
                  .of(
                      configuredAnew.store(),
                      "kintowe",
                      Selection.NEWEST,
                      ReferenceWindow.DEFAULT,
                      configuredAnew.settings().metrics())
                  .metrics())
          .hasSize(1);
    }
  }

  @Test
  public void everyProjectOfTheStoreHasATrend() {
    store("Firefox Screenshots", 0);

    assertThat(trends.all(engine.store(), ReferenceWindow.DEFAULT, engine.settings().metrics()))
        .extracting(TrendSummary::project)
        .containsExactly("Firefox Screenshots", "kintowe");
  }

  @Test
  public void aListOfProjectsTakesNoRoomFromWholeTrends() {
    TrendCache roomForOne = new TrendCache(TrendCache.BESIDES_RUNS + 2);
    store("other", 0);
    Trend kept = trend(roomForOne, "kintowe", Selection.NEWEST);

    assertThat(roomForOne.all(engine.store(), ReferenceWindow.DEFAULT, engine.settings().metrics()))
        .hasSize(2);

    assertThat(trend(roomForOne, "kintowe", Selection.NEWEST)).isSameAs(kept);
  }

  @Test
  public void theTrendLookedAtLongestAgoMakesRoom() {
    TrendCache roomForOne = new TrendCache(TrendCache.BESIDES_RUNS + 2);
    store("other", 0);
    store("other", 1);
    Trend first = trend(roomForOne, "kintowe", Selection.NEWEST);

    Trend second = trend(roomForOne, "other", Selection.NEWEST);

    assertThat(trend(roomForOne, "other", Selection.NEWEST)).isSameAs(second);
    assertThat(trend(roomForOne, "kintowe", Selection.NEWEST)).isEqualTo(first).isNotSameAs(first);
  }

  private void store(String project, int hour) {
    engine
        .store()
        .store(
            aRun()
                .project(project)
                .start(RunBuilder.FIRST_START.plus(Duration.ofHours(hour)))
                .figure("ART", 20 + hour)
                .measured());
  }

  private Engine engine(List<Metric> metrics) {
    Path root = folder.getRoot().toPath();
    return new Engine(
        new Settings(
            Settings.DEFAULT_SERVICE_BOOK,
            "datadoghq.com",
            Optional.empty(),
            new Secret(""),
            new Secret(""),
            true,
            new StorePlace.Folder(root.resolve("runs")),
            root.resolve("state"),
            "here",
            Duration.ofMinutes(1),
            0.5,
            LoadTestEnvironment.DEFAULT,
            new CollectSettings(
                CollectSettings.DEFAULT_AGE,
                CollectSettings.DEFAULT_ATTEMPTS,
                CollectSettings.DEFAULT_PATIENCE),
            ReferenceWindow.DEFAULT,
            metrics,
            Set.of()),
        clock,
        notice -> {});
  }

  private Trend trend(TrendCache cache, String project, Selection selection) {
    return cache.of(
        engine.store(), project, selection, ReferenceWindow.DEFAULT, engine.settings().metrics());
  }
}
