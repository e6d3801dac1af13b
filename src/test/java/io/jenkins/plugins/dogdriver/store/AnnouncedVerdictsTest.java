package io.jenkins.plugins.dogdriver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.store.AnnouncedVerdicts.Announced;
import io.jenkins.plugins.dogdriver.store.AnnouncedVerdicts.Claim;
import io.jenkins.plugins.dogdriver.store.AnnouncedVerdicts.Last;
import io.jenkins.plugins.dogdriver.store.SeriesHistory.Series;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Two processes with one store: which of them announces a verdict. */
public class AnnouncedVerdictsTest {
  private static final Series SERIES = new Series("kintowe", "here", "stage");
  private static final Announced SLOWER = new Announced("2.0.0", "slower");
  private static final Announced FASTER = new Announced("3.0.0", "faster");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private AnnouncedVerdicts one;
  private AnnouncedVerdicts other;

  @Before
  public void open() {
    one = new AnnouncedVerdicts(new FolderObjectStore(folder.getRoot().toPath()));
    other = new AnnouncedVerdicts(new FolderObjectStore(folder.getRoot().toPath()));
  }

  @Test
  public void ofTwoThatFindItAtOnceOneAnnouncesIt() {
    Last seen = other.last(SERIES);
    Claim claim = one.claim(SERIES, one.last(SERIES), SLOWER).orElseThrow();

    assertThat(other.claim(SERIES, seen, SLOWER)).isEmpty();
    one.announced(SERIES, claim);
    assertThat(other.claim(SERIES, seen, SLOWER)).isEmpty();
    assertThat(other.last(SERIES).verdict()).contains(SLOWER);
  }

  @Test
  public void aProcessThatIsOneVerdictBehindDoesNotRepeatIt() {
    Last seen = other.last(SERIES);
    one.announced(SERIES, one.claim(SERIES, one.last(SERIES), SLOWER).orElseThrow());
    one.announced(SERIES, one.claim(SERIES, one.last(SERIES), FASTER).orElseThrow());

    assertThat(other.claim(SERIES, seen, SLOWER)).isEmpty();
    assertThat(other.last(SERIES).verdict()).contains(FASTER);
  }

  @Test
  public void whatCouldNotBeAnnouncedIsFreeAgain() {
    one.release(one.claim(SERIES, one.last(SERIES), SLOWER).orElseThrow());

    assertThat(other.last(SERIES).verdict()).isEmpty();
    assertThat(other.claim(SERIES, other.last(SERIES), SLOWER)).isPresent();
  }

  @Test
  public void theNewestTwoAreKept() {
    for (Announced verdict : new Announced[] {SLOWER, FASTER, SLOWER, FASTER}) {
      one.announced(SERIES, one.claim(SERIES, one.last(SERIES), verdict).orElseThrow());
    }

    assertThat(folder.getRoot().list()).hasSize(2);
  }
}
