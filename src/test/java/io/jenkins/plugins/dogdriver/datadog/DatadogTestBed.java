package io.jenkins.plugins.dogdriver.datadog;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dogdriver.datadog.RunEvent.Step;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Before;

/** A Datadog on loopback, and a client of it that notes its pauses instead of making them. */
abstract class DatadogTestBed {
  static final Instant START = Instant.parse("2026-05-24T14:26:00Z");
  static final RunEvent EVENT = new RunEvent(Step.STOP, aRun().build().started(), START, "");

  final List<Duration> waits = new ArrayList<>();
  DatadogStandIn standIn;

  @Before
  public void start() throws IOException {
    standIn =
        new DatadogStandIn(
            (query, from, to) -> List.of(Series.of("*", START, Duration.ofSeconds(20), 5.0)));
  }

  @After
  public void stop() {
    standIn.close();
  }

  void send(DatadogSettings settings) {
    datadog(settings).send(EVENT);
  }

  void read(DatadogSettings settings) {
    datadog(settings).figures(Metric.defaults(), "kintowe", "stage", START, START.plusSeconds(60));
  }

  void readOne(DatadogSettings settings) {
    datadog(settings)
        .figures(Metric.defaults().subList(0, 1), "kintowe", "stage", START, START.plusSeconds(60));
  }

  Datadog datadog(DatadogSettings settings) {
    return new Datadog(settings, Clock.systemUTC(), waits::add);
  }

  static DatadogException failure(ThrowingCallable work) {
    return catchThrowableOfType(DatadogException.class, work);
  }

  DatadogSettings at(URI url, Duration timeout, int attempts) {
    DatadogSettings some = standIn.settings();
    return new DatadogSettings(
        some.site(), Optional.of(url), some.apiKey(), some.applicationKey(), timeout, attempts);
  }

  DatadogSettings with(DatadogSettings settings, Duration timeout, int attempts) {
    return at(settings.url().orElseThrow(), timeout, attempts);
  }
}
