package io.jenkins.plugins.dogdriver.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.cli.Dogdriver;
import io.jenkins.plugins.dogdriver.trials.faults.BucketGate.Operation;
import io.jenkins.plugins.dogdriver.trials.faults.ClockFault.What;
import io.jenkins.plugins.dogdriver.trials.faults.DamagedObject.Damage;
import io.jenkins.plugins.dogdriver.trials.faults.DamagedObject.Place;
import io.jenkins.plugins.dogdriver.trials.faults.DatadogFault.Moment;
import io.jenkins.plugins.dogdriver.trials.faults.FolderFault.Folder;
import io.jenkins.plugins.dogdriver.trials.faults.FolderFault.How;
import io.jenkins.plugins.dogdriver.trials.faults.FolderFault.When;
import io.jenkins.plugins.dogdriver.trials.faults.LoadTestFault.Behaviour;
import io.jenkins.plugins.dogdriver.trials.faults.Trial.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A fault of most kinds, to hold dogDriver to what {@link Faults} shows with hundreds of them. */
public class FaultsTest {
  private static final List<Fault> SOME =
      List.of(
          new SignalToRun(Signal.TERM, false, Checkpoint.VERSION_ASKED_AGAIN),
          new SignalToRun(Signal.INT, true, Checkpoint.LOAD_STARTED),
          new SignalToRun(Signal.KILL, false, Checkpoint.START_EVENT_SENT),
          new SignalToRun(Signal.KILL, true, Checkpoint.STOP_EVENT_ACCEPTED),
          new SignalToLoadTest(Signal.KILL, Checkpoint.LOAD_STARTED, true),
          new SignalToCollector(Signal.KILL, Checkpoint.MEASURED_RUN_STORED),
          new CollectorsKilled(2, 1),
          new CollectDuringRun(Checkpoint.LOAD_STARTED, false),
          new DatadogFault(Moment.STOP, WrongAnswer.FORBIDDEN, true),
          new DatadogFault(Moment.COLLECTION, WrongAnswer.PORTAL, true),
          new BucketFault(Operation.PUT, 403, Integer.MAX_VALUE, false),
          new FolderFault(EnumSet.of(Folder.STATE), How.FILE, When.END),
          new DamagedObject(Place.QUEUE, Damage.TRUNCATED),
          new ClockFault(What.STEP, Duration.ofHours(1)),
          new LoadTestFault(Behaviour.FAILS_WITH_KEYS));

  private static final long SEED = 1;
  private static final int AT_ONCE = 4;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void nothingIsLostDoubledOrLeaked() throws Exception {
    List<Trial> trials = new ArrayList<>();
    for (Fault fault : SOME) {
      trials.add(new Trial(trials.size() + 1, fault, SEED));
    }

    List<Result> results =
        new Campaign(folder.getRoot().toPath(), program(), AT_ONCE).run(trials, result -> {});

    assertThat(results)
        .hasSameSizeAs(SOME)
        .allSatisfy(
            result -> {
              assertThat(result.failure()).as(result.trial().inWords()).isEmpty();
              assertThat(result.tally().lost()).as(result.trial().inWords()).isEmpty();
              assertThat(result.tally().doubled()).as(result.trial().inWords()).isEmpty();
              assertThat(result.tally().leaked()).as(result.trial().inWords()).isEmpty();
            });
  }

  @Test
  public void aCampaignHasAtLeastThreeHundredFaultsAndChoosesOneOfEachKindFirst() {
    List<Fault> all = Campaign.all();
    List<String> kinds = all.stream().map(Fault::kind).distinct().toList();

    assertThat(all).hasSizeGreaterThanOrEqualTo(300);
    assertThat(Campaign.choose(all, kinds.size(), SEED))
        .extracting(trial -> trial.fault().kind())
        .containsExactlyInAnyOrderElementsOf(kinds);
    assertThat(Campaign.choose(all, all.size() + 5, SEED))
        .hasSize(all.size() + 5)
        .isEqualTo(Campaign.choose(all, all.size() + 5, SEED));
  }

  /** The command line as the tests have it: its archive is packed only after them. */
  private static List<String> program() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Dogdriver.class.getName());
  }
}
