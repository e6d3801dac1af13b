package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A store in which a run is damaged: what is printed and written says so, and has the rest. */
public class DamagedStoreTest {
  private static final String DAMAGED = "kintowe-1779000000-0123abcd.json";
  private static final String SENTENCE =
      "1 of 4 runs of 1.0.0 could not be read: "
          + DAMAGED
          + " (it is not JSON: line 1, column 20 cannot be read).";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Before
  public void damage() throws IOException {
    RunStore store = new RunStore(new FolderObjectStore(path("store")));
    for (int i = 0; i < 3; i++) {
      store.store(
          aRun()
              .version("1.0.0")
              .start(RunBuilder.FIRST_START.plusSeconds(i))
              .figure("ART", 20)
              .measured());
    }
    Files.writeString(path("store").resolve(DAMAGED), "{\"version\":\"1.0.0\",");
  }

  @Test
  public void theTrendNamesIt() throws IOException {
    assertThat(dogdriver("trend", "--project", "kintowe").out()).contains("  ! " + SENTENCE);
    assertThat(dogdriver("trend", "--all").out()).contains("  ! " + SENTENCE);
    String json = dogdriver("trend", "--project", "kintowe", "--json").out();
    assertThat(new ObjectMapper().readTree(json).path("flags"))
        .extracting(JsonNode::asText)
        .contains(SENTENCE);
  }

  @Test
  public void theReportNamesIt() throws IOException {
    assertThat(dogdriver("report", "--output", path("report").toString()).exitCode()).isZero();

    assertThat(Files.readString(path("report").resolve("kintowe.html"))).contains(SENTENCE);
  }

  @Test
  public void aProjectOfWhichNothingCanBeReadIsNotOneWithoutRuns() throws IOException {
    Files.writeString(path("store").resolve("shavar-1779000000.json"), "");

    assertThat(dogdriver("trend", "--project", "shavar").err())
        .contains("There is no measured run of 'shavar' in the folder ")
        .contains("1 of 1 run of shavar could not be read: shavar-1779000000.json (it is empty).");
  }

  @Test
  public void halfACharacterInAVersionKeepsNoPageFromBeingWritten() throws IOException {
    Files.writeString(
        path("store").resolve("another-1779000000.json"),
        "{\"version\": \"1.\\ud800\", \"source\": \"here\", \"ART\": 20}");

    CommandLineRun report = dogdriver("report", "--output", path("report").toString());

    assertThat(report.exitCode()).as(report.err()).isZero();
    try (Stream<Path> pages = Files.list(path("report"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrder("index.html", "another.html", "kintowe.html");
    }
  }

  private CommandLineRun dogdriver(String... arguments) {
    List<String> all =
        Stream.concat(Stream.of(arguments), Stream.of("--store", path("store").toString()))
            .toList();
    return CommandLineRun.of(Map.of(), Clock.systemUTC(), all.toArray(String[]::new));
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
