package io.jenkins.plugins.dogdriver.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import java.time.ZoneId;
import org.junit.Rule;
import org.junit.Test;

public class ViewerZoneTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  @Test
  public void timesAreInTheZoneThatTheUserHasChosen() {
    jenkins.choosesTimeZone("Asia/Tokyo");

    assertThat(ViewerZone.get()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  public void withoutAChoiceTheyAreInThatOfTheController() {
    assertThat(ViewerZone.get()).isEqualTo(ZoneId.systemDefault());
  }

  @Test
  public void aNameThatOnlyOlderClassesKnowIsNoError() {
    jenkins.choosesTimeZone("EST5EDT/old");

    assertThat(ViewerZone.get()).isEqualTo(ZoneId.systemDefault());
  }
}
