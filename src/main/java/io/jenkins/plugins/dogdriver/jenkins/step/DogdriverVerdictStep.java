package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.Extension;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.engine.Durations;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The step {@code dogdriverVerdict()}, which waits for the verdict on the release that the build
 * load-tested.
 */
public final class DogdriverVerdictStep extends Step implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String DEFAULT_TIMEOUT = "1h";

  private String project = "";
  private String deployment = "";
  private String source = "";
  private String metrics = "";
  private String against = "";
  private FailOn failOn = FailOn.NEVER;
  private String worseResult = Result.UNSTABLE.toString();
  private String timeout = DEFAULT_TIMEOUT;

  @DataBoundConstructor
  public DogdriverVerdictStep() {
    // Every parameter has a default.
  }

  /**
   * Returns the options of the step.
   *
   * @throws SettingsException if the time-out is not a span of time, or is 0
   */
  VerdictOptions options() {
    return new VerdictOptions(
        project,
        deployment,
        source,
        GivenText.names(metrics),
        against,
        failOn,
        worseResult,
        timeout(timeout));
  }

  /**
   * Returns how long the step waits for metric values.
   *
   * @throws SettingsException if the text is not a span of time, or is 0
   */
  static Duration timeout(String text) {
    Duration timeout = Durations.parse(text);
    if (timeout.isZero()) {
      throw new SettingsException("The time-out of the wait for a verdict is 0: use 1m or more.");
    }
    return timeout;
  }

  @Override
  public StepExecution start(StepContext context) {
    return new DogdriverVerdictExecution(context, this);
  }

  /** Returns the name of the project; empty for that of the runs that the build made. */
  public String getProject() {
    return project;
  }

  @DataBoundSetter
  public void setProject(String project) {
    this.project = GivenText.or(project, "");
  }

  /** Returns the name of the deployment; empty for that of the newest run. */
  public String getDeployment() {
    return deployment;
  }

  @DataBoundSetter
  public void setDeployment(String deployment) {
    this.deployment = GivenText.or(deployment, "");
  }

  /** Returns the place that the runs were started from; empty for that of the newest run. */
  public String getSource() {
    return source;
  }

  @DataBoundSetter
  public void setSource(String source) {
    this.source = GivenText.or(source, "");
  }

  /**
   * Returns the names of the metrics that judge the release, separated by commas; empty for all.
   */
  public String getMetrics() {
    return metrics;
  }

  @DataBoundSetter
  public void setMetrics(String metrics) {
    this.metrics = GivenText.or(metrics, "");
  }

  /** Returns the version of an older release that the newest is compared with too; may be empty. */
  public String getAgainst() {
    return against;
  }

  @DataBoundSetter
  public void setAgainst(String against) {
    this.against = GivenText.or(against, "");
  }

  /**
   * Returns which verdict on the release the build does not accept: {@code never} or {@code worse}.
   */
  public String getFailOn() {
    return failOn.word();
  }

  /**
   * Sets which verdict on the release the build does not accept.
   *
   * @throws IllegalArgumentException for any other word
   */
  @DataBoundSetter
  public void setFailOn(String failOn) {
    this.failOn = FailOn.of(GivenText.or(failOn, FailOn.NEVER.word()));
  }

  /** Returns the result of the build where it does not accept the verdict. */
  public String getWorseResult() {
    return worseResult;
  }

  /**
   * Sets the result of the build where it does not accept the verdict.
   *
   * @throws IllegalArgumentException unless it is UNSTABLE or FAILURE
   */
  @DataBoundSetter
  public void setWorseResult(String worseResult) {
    this.worseResult = WorseResult.checked(worseResult);
  }

  /** Returns how long the step waits for metric values, for example {@code 30m}. */
  public String getTimeout() {
    return timeout;
  }

  @DataBoundSetter
  public void setTimeout(String timeout) {
    this.timeout = GivenText.or(timeout, DEFAULT_TIMEOUT);
  }

  @Extension
  public static final class DescriptorImpl extends StepDescriptor {
    @Override
    public String getFunctionName() {
      return "dogdriverVerdict";
    }

    @Override
    public String getDisplayName() {
      return Messages.DogdriverVerdictStep_displayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return Set.of(Run.class, TaskListener.class);
    }

    @Override
    public String argumentsToString(Map<String, Object> namedArgs) {
      return namedArgs.get("project") instanceof String project ? project : null;
    }

    @POST
    public FormValidation doCheckTimeout(@QueryParameter String value) {
      try {
        timeout(value.isBlank() ? DEFAULT_TIMEOUT : value);
        return FormValidation.ok();
      } catch (SettingsException e) {
        return FormValidation.error(e.getMessage());
      }
    }

    @POST
    public ListBoxModel doFillFailOnItems() {
      return WorseResult.verdicts();
    }

    @POST
    public ListBoxModel doFillWorseResultItems() {
      return WorseResult.results();
    }
  }
}
