package io.jenkins.plugins.dogdriver.jenkins.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import java.io.IOException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class BuildAddressesTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final BuildAddresses addresses = new BuildAddresses("/jenkins");

  @Before
  public void start() throws IOException {
    jenkins.build(jenkins.job("team/kintowe"), 12);
  }

  @Test
  public void aRunOfABuildHasTheAddressOfTheBuild() {
    assertThat(addresses.of("jenkins:team/kintowe#12"))
        .contains("/jenkins/job/team/job/kintowe/12/");
  }

  @Test
  public void aBuildOrJobThatIsGoneHasNone() {
    assertThat(addresses.of("jenkins:team/kintowe#13")).isEmpty();
    assertThat(addresses.of("jenkins:gone#12")).isEmpty();
  }

  @Test
  public void aJobThatTheUserMayNotSeeHasNone() throws IOException {
    jenkins.build(jenkins.job("secret"), 1);
    jenkins.hide("secret");

    assertThat(addresses.of("jenkins:secret#1")).isEmpty();
  }

  @Test
  public void whatNamesNoBuildHasNone() {
    for (String runBy :
        new String[] {"", "somebody", "team/kintowe#12", "jenkins:team/kintowe", "jenkins:#12"}) {
      assertThat(addresses.of(runBy)).as(runBy).isEmpty();
    }
    assertThat(addresses.of("jenkins:team/kintowe#12/../../secret")).isEmpty();
  }
}
