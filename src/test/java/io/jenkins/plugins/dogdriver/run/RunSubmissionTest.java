package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RunSubmissionTest {
  private static final Instant NOW = RunBuilder.FIRST_START.plus(Duration.ofHours(1));
  private static final long START = RunBuilder.FIRST_START.getEpochSecond();
  private static final String ID = "0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private RunStore store;
  private RunSubmission submission;

  @Before
  public void open() {
    SettableClock clock = new SettableClock(NOW);
    store = new RunStore(new FolderObjectStore(folder.getRoot().toPath()), clock);
    submission = new RunSubmission(store, clock, runBy -> runBy.startsWith("jenkins:"));
  }

  @Test
  public void aRunWithoutFiguresWaitsForThemFromNowOn() {
    RunSubmission.Receipt receipt =
        take(json -> json.put("now", 1).put("successes", 90).put("failures", 10).remove("id"));

    assertThat(receipt.state()).isEqualTo(RunState.WAITING);
    assertThat(receipt.isNew()).isTrue();
    assertThat(store.queue().jobs())
        .extracting(Job::run)
        .containsExactly(
            new Run(
                new RunStart(
                    receipt.id(),
                    "a/b ü",
                    "stage",
                    "laptop",
                    "6.1.0",
                    "somebody",
                    RunBuilder.FIRST_START),
                new RunEnd(
                    RunBuilder.FIRST_START.plusSeconds(60),
                    new Counts(90, 10, 0),
                    Outcome.PASSED,
                    "",
                    NOW)));
  }

  @Test
  public void aRunWithFiguresIsMeasured() {
    RunSubmission.Receipt receipt = take(json -> figure(json, "ART", 21.4));

    assertThat(receipt).isEqualTo(new RunSubmission.Receipt(ID, RunState.COLLECTED, true));
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.runs("a/b ü"))
        .singleElement()
        .satisfies(run -> assertThat(run.value("ART")).hasValue(21.4));
  }

  @Test
  public void handingInTwiceIsHandingInOnce() {
    take(json -> {});
    assertThat(take(json -> json.put("version", "6.2.0")))
        .isEqualTo(new RunSubmission.Receipt(ID, RunState.WAITING, false));
    assertThat(store.queue().jobs())
        .extracting(job -> job.run().version())
        .containsExactly("6.1.0");
  }

  @Test
  public void noMeasuredRunIsReplaced() {
    take(json -> figure(json, "ART", 21.4));
    take(json -> figure(json, "ART", 99));
    take(json -> {});

    assertThat(store.runs("a/b ü"))
        .extracting(run -> run.value("ART").getAsDouble())
        .containsExactly(21.4);
    assertThat(store.queue().jobs()).isEmpty();
  }

  @Test
  public void itIsKnownWhoHandedTheRunInAndWhatTheySayOfWhoMadeIt() {
    assertThat(runBy(json -> json.put("runBy", "cron of the lab")))
        .isEqualTo("somebody (cron of the lab)");
    assertThat(runBy(json -> json.put("runBy", " "))).isEqualTo("somebody");
    assertThat(runBy(json -> json.put("runBy", "somebody"))).isEqualTo("somebody");
    assertThat(runBy(json -> json.put("runBy", "a\r\n\u0085b\u001b"))).isEqualTo("somebody (a b)");
    assertThat(runBy(json -> json.put("runBy", "😀".repeat(201))))
        .isEqualTo("somebody (" + "😀".repeat(199) + "…)");
  }

  @Test
  public void aUserWhoIsCalledAsABuildIsPassesForNone() {
    submission.take(json(json -> {}).getBytes(StandardCharsets.UTF_8), "jenkins:kintowe#12");

    assertThat(store.queue().jobs())
        .extracting(job -> job.run().runBy())
        .containsExactly("user jenkins:kintowe#12");
  }

  @Test
  public void aRunThatWasGivenUpIsNotTriedAgain() {
    take(json -> {});
    store.setAside(store.queue().jobs().get(0).failed("There are no metric values.", NOW));

    assertThat(take(json -> {}))
        .isEqualTo(new RunSubmission.Receipt(ID, RunState.SET_ASIDE, false));
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.setAsideQueue().jobs()).hasSize(1);
  }

  @Test
  public void noRunPassesForThatOfABuild() {
    refuses(json -> json.put("runBy", "jenkins:kintowe#12"), "runBy");
  }

  @Test
  public void whatIsMissingIsNamed() {
    refuses(json -> json.remove("project"), "names no project");
    refuses(json -> json.remove("version"), "version");
    refuses(json -> json.remove("source"), "names no source");
    refuses(json -> json.remove("start"), "has no start");
    refuses(json -> json.remove("end"), "its end is not after its start");
  }

  @Test
  public void namesAreShortPrintableTexts() {
    for (String name : List.of("project", "deployment", "source", "version")) {
      refuses(json -> json.put(name, " "), "");
      refuses(json -> json.put(name, "a\nb"), name);
      refuses(json -> json.put(name, "a\u202eb"), name);
      refuses(json -> json.put(name, "a\u200bb"), name);
      refuses(json -> json.put(name, "x".repeat(201)), name);
      refuses(json -> json.putObject(name), name);
    }
  }

  @Test
  public void anIdIsAUuidAndNoPath() {
    for (String id : List.of("../../x", ID.toUpperCase(Locale.ROOT), "", ID + "/x")) {
      refuses(json -> json.put("id", id), "its id ");
    }
  }

  @Test
  public void timesArePossible() {
    refuses(json -> json.put("start", 1), "since the year 2000");
    refuses(json -> json.put("start", 1e300).put("end", 1e301), "epoch seconds");
    refuses(json -> json.put("start", START * 1000).put("end", START * 1000 + 1), "epoch seconds");
    refuses(json -> json.put("end", START - 1), "before its start");
    refuses(json -> json.put("start", START - Duration.ofDays(8).toSeconds()), "7 days");
    refuses(json -> json.put("end", NOW.plusSeconds(301).getEpochSecond()), "in the future");
    take(json -> json.put("end", NOW.plusSeconds(300).getEpochSecond()));
  }

  @Test
  public void figuresAreFiniteNumbersOfMetrics() {
    refuses(json -> figure(json, "../ART", 1), "a metric value's name");
    refuses(json -> json.putObject("figures").putObject("ART").put("value", "NaN"), "ART");
    refuses(json -> json.putObject("figures").putObject("ART"), "ART");
    refuses(json -> json.putArray("figures"), "figures");
    refuses(
        json -> {
          for (int i = 0; i < 101; i++) {
            figure(json, "M" + i, 1);
          }
        },
        "more than 100");
  }

  @Test
  public void whatIsNoRunIsRefusedWithASentence() {
    for (String body : List.of("", "{", "[]", "1", "[".repeat(5_000), "{\"project\":\"x")) {
      assertThatThrownBy(() -> submission.take(body.getBytes(StandardCharsets.UTF_8), "somebody"))
          .isInstanceOf(RefusedRunException.class)
          .hasMessageMatching(
              "The run is not accepted: it is (empty|not JSON: .*|not a JSON object)\\.");
    }
    assertThatThrownBy(() -> submission.take(new byte[RunSubmission.LARGEST + 1], "somebody"))
        .hasMessageContaining("more than 65536 bytes");
  }

  @Test
  public void aRefusedRunLeavesNothingBehind() throws IOException {
    refuses(json -> json.put("id", "../x"), "its id");

    try (Stream<Path> files = Files.walk(folder.getRoot().toPath())) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  private String runBy(Consumer<ObjectNode> change) {
    String id = UUID.randomUUID().toString();
    take(json -> change.accept(json.put("id", id)));
    return store.queue().jobs().stream()
        .map(Job::run)
        .filter(run -> run.id().equals(id))
        .findFirst()
        .orElseThrow()
        .runBy();
  }

  private RunSubmission.Receipt take(Consumer<ObjectNode> change) {
    return submission.take(json(change).getBytes(StandardCharsets.UTF_8), "somebody");
  }

  private static String json(Consumer<ObjectNode> change) {
    ObjectNode json =
        new ObjectMapper()
            .createObjectNode()
            .put("id", ID)
            .put("project", "a/b ü")
            .put("deployment", "stage")
            .put("source", "laptop")
            .put("version", "6.1.0")
            .put("start", START)
            .put("end", START + 60);
    change.accept(json);
    return json.toString();
  }

  private void refuses(Consumer<ObjectNode> change, String why) {
    assertThatThrownBy(() -> take(change))
        .isInstanceOf(RefusedRunException.class)
        .hasMessageStartingWith("The run is not accepted: ")
        .hasMessageContaining(why)
        .hasMessageEndingWith(".");
  }

  private static void figure(ObjectNode json, String name, double value) {
    json.withObject("/figures").putObject(name).put("value", value);
  }
}
