package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import org.junit.Test;

/**
 * The pages under the Content Security Policy of Jenkins. It is enforced in all scenarios that look
 * at pages; these make sure of it, and look at the pages that no other scenario opens.
 */
public class SecurityPolicyScenarios extends PageTrial {
  public SecurityPolicyScenarios(World world) {
    super(world);
  }

  @Test
  public void noPageOfDogdriverNeedsWhatTheSecurityPolicyOfJenkinsRefuses() throws Exception {
    assumeTrue("this Jenkins has no security policy", isEnforced("dogdriver/"));
    MainJob.Made made = world.mainJob().made();

    for (String path :
        new String[] {
          "dogdriver/",
          "dogdriver/project?project=" + MainJob.PROJECT,
          "dogdriver/api/",
          made.job().path(),
          made.job().path() + "dogdriver-trend/",
          made.last().path(),
          made.last().path() + "dogdriver-runs/",
          made.job().path() + "pipeline-syntax/",
          "manage/configure"
        }) {
      assertThat(isEnforced(path)).as(path).isTrue();
      tab.open(world.controller().at(path)).await("the parts of " + path + " are loaded", LOADED);
      assertThat(tab.complaints()).as(path).isEmpty();
    }
  }

  private boolean isEnforced(String path) {
    return world
        .controller()
        .get(path)
        .headers()
        .firstValue(SecurityPolicy.HEADER)
        .filter(policy -> policy.contains("script-src"))
        .isPresent();
  }
}
