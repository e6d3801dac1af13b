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
    Trend first =
        trends.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics());

    assertThat(first.runs()).hasSize(2);
    assertThat(trends.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics()))
        .isSameAs(first);
  }

  @Test
  public void aNewRunIsSeenAtOnce() {
    trends.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics());
    store("kintowe", 2);

    assertThat(
            trends
                .of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics())
                .runs())
        .hasSize(3);
  }

  @Test
  public void anotherSelectionIsAnotherTrend() {
    Selection production = new Selection(Optional.empty(), Optional.of("production"));

    trends.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics());

    assertThat(trends.of(engine.store(), "kintowe", production, engine.settings().metrics()).runs())
        .isEmpty();
  }

  @Test
  public void otherMetricsAreJudgedAnew() {
    trends.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics());

    try (Engine configuredAnew = engine(Metric.defaults().subList(2, 3))) {
      assertThat(
              trends
                  .of(
                      configuredAnew.store(),
                      "kintowe",
                      Selection.NEWEST,
                      configuredAnew.settings().metrics())
                  .metrics())
          .hasSize(1);
    }
  }

  @Test
  public void everyProjectOfTheStoreHasATrend() {
    store("Firefox Screenshots", 0);

    assertThat(trends.all(engine.store(), engine.settings().metrics()))
        .extracting(TrendSummary::project)
        .containsExactly("Firefox Screenshots", "kintowe");
  }

  @Test
  public void aListOfProjectsTakesNoRoomFromWholeTrends() {
    TrendCache roomForOne = new TrendCache(TrendCache.BESIDES_RUNS + 2);
    store("other", 0);
    Trend kept =
        roomForOne.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics());

    assertThat(roomForOne.all(engine.store(), engine.settings().metrics())).hasSize(2);

    assertThat(
            roomForOne.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics()))
        .isSameAs(kept);
  }

  @Test
  public void theTrendLookedAtLongestAgoMakesRoom() {
    TrendCache roomForOne = new TrendCache(TrendCache.BESIDES_RUNS + 2);
    store("other", 0);
    store("other", 1);
    Trend first =
        roomForOne.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics());

    Trend second =
        roomForOne.of(engine.store(), "other", Selection.NEWEST, engine.settings().metrics());

    assertThat(
            roomForOne.of(engine.store(), "other", Selection.NEWEST, engine.settings().metrics()))
        .isSameAs(second);
    assertThat(
            roomForOne.of(engine.store(), "kintowe", Selection.NEWEST, engine.settings().metrics()))
        .isEqualTo(first)
        .isNotSameAs(first);
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
            metrics,
            Set.of()),
        clock,
        notice -> {});
  }
}
