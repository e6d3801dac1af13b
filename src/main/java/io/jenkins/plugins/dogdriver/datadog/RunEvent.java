package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.Word;
import java.util.Objects;

/**
 * What Datadog is told when a load test begins and when it ends, so that its graphs show the load.
 *
 * @param step which end of the run this is
 * @param project name of the project as the ServiceBook spells it
 * @param deployment name of the deployment
 * @param version what the deployment runs
 * @param source the place the run was started from
 * @param text for people; may be empty, and is cut at 4,000 characters, the most Datadog takes
 */
public record RunEvent(
    Step step, String project, String deployment, String version, String source, String text) {

  public enum Step {
    START,
    STOP;

    /** The value of the tag {@code step}. */
    public String tag() {
      return Word.of(this);
    }
  }

  public RunEvent {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(text, "text");
  }
}
