package io.jenkins.plugins.dogdriver.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class BuildLinkTest {
  @Test
  public void aRunOfABuildNamesIt() {
    assertThat(BuildLink.id("jenkins:team/load test#12")).contains("team/load test#12");
  }

  @Test
  public void aRunOfSomebodyElseNamesNoBuild() {
    assertThat(BuildLink.id("")).isEmpty();
    assertThat(BuildLink.id("a user of the command line")).isEmpty();
    assertThat(BuildLink.build("a user of the command line")).isEmpty();
  }
}
