package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code dogdriver collect}, where not everything goes well. */
public class CollectCommandTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private DatadogStandIn datadog;

  @Before
  public void start() throws IOException {
    datadog = new DatadogStandIn();
  }

  @After
  public void stop() {
    datadog.close();
  }

  @Test
  public void aRunThatWaitedOnThisMachineIsDeliveredFirst() {
    Run run = aRun().build();
    new Spool(path("state/spool")).keep(run);

    CommandLineRun collect = collect();

    assertThat(collect.exitCode()).isZero();
    assertThat(collect.err()).startsWith("Runs that had waited on this machine are delivered: 1.");
    assertThat(new RunStore(new FolderObjectStore(path("store"))).setAsideQueue().jobs())
        .extracting(Job::run)
        .containsExactly(run);
  }

  @Test
  public void anObjectThatIsNotAJobIsNamedWithItsStoreAndTheReason() throws IOException {
    Files.createDirectories(path("store"));
    Files.writeString(path("store/job-broken.json"), "{");

    CommandLineRun collect = collect();

    assertThat(collect.exitCode()).isZero();
    assertThat(collect.err()).startsWith("job-broken.json in the folder " + path("store"));
    assertThat(collect.out()).isEqualTo("No run waits for its metric values.\n");
  }

  @Test
  public void aMeasuredRunThatCannotBeReadIsNamedBesideTheOnesThatAreMeasured() throws IOException {
    RunStore store = new RunStore(new FolderObjectStore(path("store")));
    store.enqueue(aRun().failed("It did not pass.").build());
    Files.writeString(path("store/kintowe-1779000000.json"), "");
    Files.writeString(path("store/another-1779000000.json"), "");

    CommandLineRun collect = collect();

    assertThat(collect.exitCode()).isZero();
    assertThat(collect.err())
        .isEqualTo(
            "1 of 2 runs of kintowe could not be read: kintowe-1779000000.json (it is empty).\n");
  }

  @Test
  public void withTheKeysRefusedItEndsWith1() {
    new RunStore(new FolderObjectStore(path("store"))).enqueue(aRun().build());
    datadog.answerNext(403, Map.of(), "");

    CommandLineRun collect = collect();

    assertThat(collect.exitCode()).isEqualTo(1);
    assertThat(collect.err()).startsWith("dogdriver: ").contains("(403 from " + datadog.url());
    assertThat(collect.out()).isEmpty();
  }

  @Test
  public void whereEveryRunFailedItEndsWith1() {
    RunStore store = new RunStore(new FolderObjectStore(path("store")));
    store.enqueue(aRun().build());
    datadog.answerNext(400, Map.of(), "");
    datadog.answerNext(400, Map.of(), "");
    datadog.answerNext(400, Map.of(), "");
    datadog.answerNext(400, Map.of(), "");

    CommandLineRun failed = collect("--age", "0s");

    assertThat(failed.out()).contains("(1 of 5 attempts)");
    assertThat(failed.exitCode()).isEqualTo(1);
  }

  @Test
  public void aRunThatOnlyWaitsIsNoFailure() {
    RunStore store = new RunStore(new FolderObjectStore(path("store")));
    store.enqueue(aRun().start(Instant.now()).build());

    CommandLineRun waiting = collect("--age", "1h");

    assertThat(waiting.out()).contains(": waiting. ");
    assertThat(waiting.exitCode()).isZero();
  }

  private CommandLineRun collect(String... options) {
    List<String> arguments = new ArrayList<>(List.of("collect"));
    arguments.addAll(List.of(options));
    Stream.of("--datadog-url", datadog.url(), "--store", path("store"), "--state", path("state"))
        .map(Object::toString)
        .forEach(arguments::add);
    return CommandLineRun.of(
        DatadogStandIn.ENVIRONMENT, Clock.systemUTC(), arguments.toArray(String[]::new));
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
