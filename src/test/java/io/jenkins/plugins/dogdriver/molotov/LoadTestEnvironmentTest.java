package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class LoadTestEnvironmentTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PATH", "/bin",
          "https_proxy", "http://proxy",
          "LC_ALL", "C",
          "PIP_INDEX_URL", "https://index",
          "SSH_AUTH_SOCK", "/run/agent",
          "TARGET", "stage",
          "DD_API_KEY", "a",
          "DD_APP_KEY", "b",
          "AWS_SECRET_ACCESS_KEY", "c",
          "GITHUB_TOKEN", "d");

  @Test
  public void whatProgramsNeedPassesAndNothingElse() {
    assertThat(LoadTestEnvironment.DEFAULT.of(ENVIRONMENT))
        .containsOnlyKeys("PATH", "https_proxy", "LC_ALL", "PIP_INDEX_URL", "SSH_AUTH_SOCK")
        .containsEntry("PATH", "/bin");
  }

  @Test
  public void aNameThatIsAddedPassesToo() {
    assertThat(new LoadTestEnvironment(List.of("TARGET", "NOT_SET")).of(ENVIRONMENT))
        .containsEntry("TARGET", "stage")
        .hasSize(6);
  }

  @Test
  public void noKeyOfDogdriverCanBeAdded() {
    for (String key :
        List.of("DD_API_KEY", "DD_APP_KEY", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")) {
      assertThatThrownBy(() -> new LoadTestEnvironment(List.of("TARGET", key)))
          .isInstanceOf(MolotovException.class)
          .hasMessageStartingWith(key + " is a key of dogDriver");
    }
  }

  @Test
  public void whatIsNotANameIsRefusedUnseenSinceItMayBeAKey() {
    for (String wrong : List.of("", "a b", "A=1", "$(reboot)", "1A", "A;B", "X".repeat(101))) {
      assertThatThrownBy(() -> new LoadTestEnvironment(List.of(wrong)))
          .isInstanceOf(MolotovException.class)
          .hasMessageContaining("letters, digits and '_'")
          .hasMessageNotContaining("reboot");
    }
  }
}
