package io.jenkins.plugins.dogdriver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class BuildReferenceTest {
  @Test
  public void aReferenceIsReadAsItIsWritten() {
    for (String text : new String[] {"jenkins@0123abcd:team/load #test#12", "jenkins:kintowe#7"}) {
      assertThat(BuildReference.parse(text)).hasToString("Optional[" + text + "]");
    }
    assertThat(BuildReference.parse("jenkins@0123abcd:team/load test#12"))
        .contains(new BuildReference("0123abcd", "team/load test", 12));
  }

  @Test
  public void aReferenceWithoutAControllerMayBeOfAny() {
    assertThat(new BuildReference("", "kintowe", 7).mayBeOf("0123abcd")).isTrue();
    assertThat(new BuildReference("0123abcd", "kintowe", 7).mayBeOf("0123abcd")).isTrue();
    assertThat(new BuildReference("0123abcd", "kintowe", 7).mayBeOf("3210abcd")).isFalse();
  }

  @Test
  public void whatNamesNoBuildIsNoReference() {
    for (String text :
        new String[] {
          "",
          "somebody",
          "kintowe#12",
          "jenkins:kintowe",
          "jenkins:#12",
          "jenkins:kintowe#12345678901",
          "jenkins@me:kintowe#12",
          "jenkins:kintowe#12/../../secret"
        }) {
      assertThat(BuildReference.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  public void whatLooksLikeAReferenceIsClaimed() {
    assertThat(BuildReference.isClaimed("jenkins:anything\n")).isTrue();
    assertThat(BuildReference.isClaimed("jenkins@0123abcd:")).isTrue();
    assertThat(BuildReference.isClaimed("jenkins@example.org")).isFalse();
    assertThat(BuildReference.isClaimed("somebody")).isFalse();
  }
}
