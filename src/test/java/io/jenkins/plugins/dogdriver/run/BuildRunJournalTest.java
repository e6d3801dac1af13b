package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class BuildRunJournalTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<Run> lost = new ArrayList<>();
  private BuildRunJournal open;

  @Before
  public void open() {
    open = new BuildRunJournal(folder.getRoot().toPath());
  }

  @Test
  public void aRunWhoseBuildIsGoneIsHandedOverOnceAsCancelled() {
    open.open(started("a"));

    open.recover(run -> false, lost::add);
    open.recover(run -> false, lost::add);

    assertThat(lost).hasSize(1);
    assertThat(lost.get(0).id()).isEqualTo("a");
    assertThat(lost.get(0).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(lost.get(0).reason()).isEqualTo("The build ended before its run did.");
  }

  @Test
  public void aRunWhoseBuildGoesOnIsLeftAlone() {
    open.open(started("a"));

    open.recover(run -> run.id().equals("a"), lost::add);

    assertThat(lost).isEmpty();
  }

  @Test
  public void aRunThatCameToItsEndIsForgotten() {
    open.open(started("a"));
    open.close("a");

    open.recover(run -> false, lost::add);

    assertThat(lost).isEmpty();
  }

  @Test
  public void aRunThatNobodyTookIsOfferedAgain() {
    open.open(started("a"));
    assertThatThrownBy(
            () ->
                open.recover(
                    run -> false,
                    run -> {
                      throw new IllegalStateException("not now");
                    }))
        .hasMessage("not now");

    open.recover(run -> false, lost::add);

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
}
