package io.jenkins.plugins.dogdriver.jenkins.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import java.io.IOException;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class BuildAddressesTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final BuildAddresses addresses = new BuildAddresses("/build");

  @Before
  public void start() throws IOException {
    jenkins.build(jenkins.job("team/kintowe"), 12);
  }

  @Test
  public void aRunOfABuildHasTheAddressOfTheBuild() {
    assertThat(of("jenkins:team/kintowe#12"))
        .contains("/build?run=0-1&by=jenkins%3Ateam%2Fkintowe%2312");
    assertThat(of("jenkins@ca978112:team/kintowe#12"))
        .contains("/build?run=0-1&by=jenkins%40ca978112%3Ateam%2Fkintowe%2312");
  }

  @Test
  public void aBuildOrJobThatIsGoneHasNone() {
    assertThat(of("jenkins:team/kintowe#13")).isEmpty();
    assertThat(of("jenkins:gone#12")).isEmpty();
  }

  @Test
  public void aJobThatTheUserMayNotSeeHasNone() throws IOException {
    jenkins.build(jenkins.job("secret"), 1);
    jenkins.hide("secret");

    assertThat(of("jenkins:secret#1")).isEmpty();
  }

  @Test
  public void aJobThatWasMovedIsFound() throws IOException {
    jenkins.move("team", "archive");

    assertThat(of("jenkins:team/kintowe#12")).isPresent();
  }

  @Test
  public void aBuildOfAnotherControllerHasNone() {
    assertThat(of("jenkins@3e23e816:team/kintowe#12")).isEmpty();
  }

  private Optional<String> of(String runBy) {
    return addresses.address("0-1", runBy);
  }

  @Test
  public void whatNamesNoBuildHasNone() {
    for (String runBy :
        new String[] {"", "somebody", "team/kintowe#12", "jenkins:team/kintowe", "jenkins:#12"}) {
      assertThat(of(runBy)).as(runBy).isEmpty();
    }
    assertThat(of("jenkins:team/kintowe#12/../../secret")).isEmpty();
  }
}
