package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BuildRunJournalTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<Run> lost = new ArrayList<>();
  private final Set<String> running = new HashSet<>();
  private BuildRunJournal journal;

  @Before
  public void open() {
    journal = new BuildRunJournal(folder.getRoot().toPath(), run -> running.contains(run.id()));
  }

  @Test
  public void aRunWhoseBuildIsGoneIsHandedOverOnceAsCancelled() {
    journal.open(started("a"));

    recover();
    recover();

    assertThat(lost).hasSize(1);
    assertThat(lost.get(0).id()).isEqualTo("a");
    assertThat(lost.get(0).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(lost.get(0).reason()).isEqualTo("The build ended before its run did.");
  }

  @Test
  public void aRunWhoseBuildGoesOnIsLeftAlone() {
    journal.open(started("a"));

    running.add("a");
    recover();

    assertThat(lost).isEmpty();
  }

  @Test
  public void aRunThatCameToItsEndIsForgotten() {
    journal.open(started("a"));
    journal.close("a");

    recover();

    assertThat(lost).isEmpty();
  }

  @Test
  public void aRunThatNobodyTookIsOfferedAgain() {
    journal.open(started("a"));
    assertThatThrownBy(
            () ->
                journal.recover(
                    (run, itsJournal) -> {
                      throw new IllegalStateException("not now");
                    }))
        .hasMessage("not now");

    recover();

    assertThat(lost).hasSize(1);
  }

  private static RunStart started(String id) {
    return new RunStart(
        id,
        "kintowe",
        "stage",
        "agent",
        "6.1.0",
        "jenkins:kintowe#12",
        Instant.parse("2026-05-24T14:26:00Z"));
  }

  private void recover() {
    journal.recover(
        (run, itsJournal) -> {
          lost.add(run);
          itsJournal.close(run.id());
        });
  }
}
