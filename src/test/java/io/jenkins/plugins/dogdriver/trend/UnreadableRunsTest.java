package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import java.util.List;
import org.junit.Test;

public class UnreadableRunsTest {
  private static final List<MeasuredRun> ALL =
      List.of(
          aRun().version("1.0.0").measured(),
          aRun().version("1.0.0").measured(),
          aRun().version("1.0.0").measured(),
          aRun().version("1.1.0").measured());

  @Test
  public void withEveryRunReadableThereIsNothingToSay() {
    assertThat(sentences()).isEmpty();
  }

  @Test
  public void areCountedAmongTheRunsOfTheirRelease() {
    assertThat(sentences(new UnreadableObject("p-1.json", "1.0.0", "it is empty")))
        .containsExactly("1 of 4 runs of 1.0.0 could not be read: p-1.json (it is empty).");
  }

  @Test
  public void areCountedAmongTheRunsOfTheProjectWhereTheirReleaseIsUnknown() {
    assertThat(
            sentences(
                new UnreadableObject("p-1.json", "it is empty"),
                new UnreadableObject("p-2.json", "1.1.0", "its ART is not a number"),
                new UnreadableObject("p-3.json", "it is a folder")))
        .containsExactly(
            "2 of 7 runs of kintowe could not be read: p-1.json (it is empty), p-3.json (it is a"
                + " folder).",
            "1 of 2 runs of 1.1.0 could not be read: p-2.json (its ART is not a number).");
  }

  @Test
  public void areNamedAsFarAsASentenceCanHoldThem() {
    UnreadableObject[] five = new UnreadableObject[5];
    for (int i = 0; i < five.length; i++) {
      five[i] = new UnreadableObject("p-" + i + ".json", "2", "it is empty");
    }

    assertThat(sentences(five))
        .containsExactly(
            "5 of 5 runs of 2 could not be read: p-0.json (it is empty), p-1.json (it is empty),"
                + " p-2.json (it is empty) and 2 more.");
    assertThat(sentences(new UnreadableObject("p-1.json", "2", "it is empty")))
        .containsExactly("1 of 1 run of 2 could not be read: p-1.json (it is empty).");
  }

  @Test
  public void areADoubtOfTheTrend() {
    Trend trend =
        Trend.of(
            "kintowe",
            ALL,
            List.of(new UnreadableObject("p-1.json", "it is empty")),
            Selection.NEWEST,
            ReferenceWindow.DEFAULT,
            Metric.defaults());

    assertThat(trend.flags())
        .contains("1 of 5 runs of kintowe could not be read: p-1.json (it is empty).");
  }

  private static List<String> sentences(UnreadableObject... unreadable) {
    return new UnreadableRuns("kintowe", ALL, List.of(unreadable)).sentences();
  }
}
