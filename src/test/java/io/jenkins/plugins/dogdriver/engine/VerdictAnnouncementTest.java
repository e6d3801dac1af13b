package io.jenkins.plugins.dogdriver.engine;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn.Event;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Datadog learns of each verdict once, from anyone who collects the runs behind it. */
public class VerdictAnnouncementTest {
  private static final Instant FIRST = Instant.parse("2026-05-24T00:00:00Z");
  private static final Duration LONG_AFTER = Duration.ofHours(3);
  private static final double[] TWENTY = {20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05};
  private static final double[] THIRTY = {30.1, 29.9, 30.3, 29.8, 30.0, 30.2, 29.7, 30.05};

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock = new SettableClock(FIRST);
  private final List<String> problems = new ArrayList<>();
  private double latency = 20;
  private DatadogStandIn datadog;
  private Engine engine;
  private int runs;

  @Before
  public void start() throws IOException {
    datadog =
        new DatadogStandIn(
            (query, from, to) ->
                List.of(Series.of("*", from, Duration.ofSeconds(60), latency / 1000)));
    engine = engine("true");
  }

  @After
  public void stop() {
    engine.close();
    datadog.close();
  }

  @Test
  public void aSlowerReleaseIsAnErrorWithASentenceAndAPage() {
    measured("1.0.0", TWENTY);
    measured("2.0.0", THIRTY);
    collect("2.0.0", 30);

    assertThat(datadog.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.title()).isEqualTo("kintowe 2.0.0: slower");
              assertThat(event.alertType()).isEqualTo("error");
              assertThat(event.text())
                  .startsWith("2.0.0 is ")
                  .endsWith("\nhttps://jenkins.example.org/job/kintowe/dogdriver-trend/");
              assertThat(event.tags())
                  .containsExactly(
                      "verdict:slower",
                      "project:kintowe",
                      "deployment:stage",
                      "version:2.0.0",
                      "baseline:1.0.0",
                      "source:here");
            });
    assertThat(problems).isEmpty();
  }

  @Test
  public void itIsAnnouncedOnceAsLongAsItStays() {
    measured("1.0.0", TWENTY);
    measured("2.0.0", THIRTY);
    collect("2.0.0", 30);
    collect("2.0.0", 30.1);
    collect("2.0.0", 29.9);

    assertThat(datadog.events()).hasSize(1);
  }

  @Test
  public void anotherCollectorOfTheSameStoreDoesNotRepeatIt() {
    measured("1.0.0", TWENTY);
    measured("2.0.0", THIRTY);
    collect("2.0.0", 30);
    try (Engine other = engine("true")) {
      engine = other;
      collect("2.0.0", 30);
    }

    assertThat(datadog.events()).hasSize(1);
  }

  @Test
  public void aVerdictThatChangesIsAnnouncedAgain() {
    measured("1.0.0", TWENTY);
    measured("2.0.0", THIRTY);
    collect("2.0.0", 30);
    measured("3.0.0", TWENTY);
    collect("3.0.0", 20);

    assertThat(datadog.events()).extracting(Event::alertType).containsExactly("error", "success");
    assertThat(datadog.events())
        .extracting(Event::title)
        .containsExactly("kintowe 2.0.0: slower", "kintowe 3.0.0: faster");
  }

  @Test
  public void anUnclearVerdictIsNoNews() {
    measured("1.0.0", TWENTY);
    collect("2.0.0", 30);

    assertThat(datadog.events()).isEmpty();
  }

  @Test
  public void oneThatDatadogDoesNotAcceptIsAnnouncedInALaterRound() {
    measured("1.0.0", TWENTY);
    measured("2.0.0", THIRTY);
    refuse();
    collect("2.0.0", 30);
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("The verdict on kintowe was not announced: ");

    round();
    round();

    assertThat(datadog.events()).extracting(Event::title).containsExactly("kintowe 2.0.0: slower");
  }

  @Test
  public void itCanBeSwitchedOff() throws IOException {
    engine.close();
    engine = engine("false");
    measured("1.0.0", TWENTY);
    measured("2.0.0", THIRTY);
    collect("2.0.0", 30);

    assertThat(datadog.events()).isEmpty();
  }

  @Test
  public void whatIsKeptOfItIsNotARun() {
    measured("1.0.0", TWENTY);
    measured("2.0.0", THIRTY);
    collect("2.0.0", 30);

    assertThat(engine.store().projects()).containsExactly("kintowe");
    assertThat(engine.store().history("kintowe").unreadable()).isEmpty();
  }

  private void refuse() {
    datadog.refuseNextEvent();
  }

  private void measured(String version, double... latencies) {
    for (double value : latencies) {
      engine
          .store()
          .store(
              aRun().source("here").version(version).start(next()).figure("ART", value).measured());
    }
  }

  /** A run has ended, and its metric values are collected. */
  private void collect(String version, double value) {
    latency = value;
    Run run = aRun().source("here").version(version).start(next()).build();
    engine.store().enqueue(run);
    clock.pass(Duration.between(clock.instant(), run.recorded().plus(LONG_AFTER)));
    round();
  }

  private void round() {
    new RunFollowUp(
            engine, new OneBuild(() -> engine.datadog()), new MissingBuilds(), problems::add)
        .round(() -> false);
  }

  private Instant next() {
    runs++;
    return FIRST.plus(Duration.ofHours(runs));
  }

  private Engine engine(String announced) {
    Path home = folder.getRoot().toPath();
    SettingsTree settings =
        SettingsTree.empty()
            .with("/store/folder", home.resolve("store").toString())
            .with("/state", home.resolve("state").toString())
            .with("/datadog/url", datadog.url().toString())
            .with("/datadog/apiKey", DatadogStandIn.API_KEY)
            .with("/datadog/applicationKey", DatadogStandIn.APPLICATION_KEY)
            .with("/datadog/verdictEvents", announced);
    return new Engine(new SettingsReader(Map.of(), home).read(settings), clock, problems::add);
  }
}
