package io.jenkins.plugins.dogdriver.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import java.io.IOException;
import org.junit.Rule;
import org.junit.Test;

public class BuildLinkTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  @Test
  public void aRunLeadsBackToItsBuild() throws IOException {
    hudson.model.Run<?, ?> build = jenkins.build(jenkins.job("team/load test"), 12);

    assertThat(BuildLink.of(build)).isEqualTo("jenkins:team/load test#12");
    assertThat(BuildLink.build(BuildLink.of(build)).orElseThrow()).isSameAs(build);
    assertThat(BuildLink.build("jenkins:team/load test#13")).isEmpty();
  }

  @Test
  public void aRunOfABuildNamesIt() {
    assertThat(BuildLink.id("jenkins:team/load test#12")).contains("team/load test#12");
  }

  @Test
  public void aRunOfSomebodyElseNamesNoBuild() {
    assertThat(BuildLink.id("")).isEmpty();
    assertThat(BuildLink.id("a user of the command line")).isEmpty();
    assertThat(BuildLink.build("a user of the command line")).isEmpty();
    assertThat(BuildLink.build("jenkins:nothing that Jenkins would write")).isEmpty();
  }
}
