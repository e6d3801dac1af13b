package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.model.Deployment;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Test;

public class RunPlanTest {
  @Test
  public void aNameThatLooksLikeAnotherIsRefused() {
    for (String name : List.of("kin\u200btowe", "kintowe\u202e", "kintowe\u001b[0m", "a\nb")) {
      assertRefused("project", () -> plan(name, "stage", "here"));
      assertRefused("deployment", () -> plan("kintowe", name, "here"));
      assertRefused("source", () -> plan("kintowe", "stage", name));
    }
  }

  private static void assertRefused(String what, ThrowingCallable plan) {
    assertThatThrownBy(plan)
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("The name of the " + what + " '")
        .hasMessageContaining("cannot be printed");
  }

  private static RunPlan plan(String project, String deployment, String source) {
    return new RunPlan(
        project,
        new Deployment(deployment, "http://127.0.0.1:1"),
        "https://example.org/loadtests",
        "dogdriver",
        source,
        "me",
        Duration.ofMinutes(1),
        0.05);
  }
}
