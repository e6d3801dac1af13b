package io.jenkins.plugins.dogdriver.model;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.FIRST_START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

public class MeasuredRunTest {
  private static final Metric LATENCY = Metric.defaults().get(2);

  @Test
  public void runsAreInTheOrderOfTheirStartAndThenOfTheirId() {
    MeasuredRun last = aRun().id("a").start(FIRST_START.plusSeconds(1)).measured();
    MeasuredRun second = aRun().id("c").start(FIRST_START).measured();
    MeasuredRun first = aRun().id("b").start(FIRST_START).measured();

    assertThat(Stream.of(last, second, first).sorted(MeasuredRun.BY_START))
        .containsExactly(first, second, last);
    assertThat(Stream.of(last, second, first).map(MeasuredRun::run).sorted(Run.BY_START))
        .containsExactly(first.run(), second.run(), last.run());
  }

  @Test
  public void theFiguresOfAMetricAreThoseOfTheRunsThatHaveOne() {
    List<MeasuredRun> runs =
        List.of(
            aRun().figure(LATENCY.name(), 21).measured(),
            aRun().figure("another", 5).measured(),
            aRun().figure(LATENCY.name(), 20).measured());

    assertThat(MeasuredRun.values(runs, LATENCY)).containsExactly(21, 20);
    assertThat(MeasuredRun.values(List.of(), LATENCY)).isEmpty();
  }
}
