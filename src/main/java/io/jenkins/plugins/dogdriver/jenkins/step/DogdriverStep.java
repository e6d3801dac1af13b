package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.engine.Durations;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.settings.CredentialLookup;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The step {@code dogdriverRun project: 'x'}, which runs the load test of a project and records it.
 */
public final class DogdriverStep extends SeriesStep {
  private static final long serialVersionUID = 1L;
  private static final String DEFAULT_TIMEOUT = "1h";

  private final String project;
  private String deployment = io.jenkins.plugins.dogdriver.model.Run.DEFAULT_DEPLOYMENT;
  private String test = RunPlan.DEFAULT_TEST;
  private String molotovTest = RunPlan.DEFAULT_MOLOTOV_TEST;
  private String source = "";
  private String metrics = "";
  private String environment = "";
  private FailOn failOn = FailOn.NEVER;
  private String worseResult = Result.UNSTABLE.toString();
  private String timeout = DEFAULT_TIMEOUT;
  private String apiKeyCredentialsId = "";
  private String applicationKeyCredentialsId = "";

  @DataBoundConstructor
  public DogdriverStep(String project) {
    this.project = GivenText.or(project, "");
  }

  /** Returns a complete step, since a job of an earlier version does not have every field. */
  private Object readResolve() {
    DogdriverStep step = new DogdriverStep(project);
    GivenText.ifThere(deployment, step::setDeployment);
    GivenText.ifThere(test, step::setTest);
    GivenText.ifThere(molotovTest, step::setMolotovTest);
    GivenText.ifThere(source, step::setSource);
    GivenText.ifThere(metrics, step::setMetrics);
    GivenText.ifThere(environment, step::setEnvironment);
    GivenText.ifThere(failOn == null ? null : failOn.word(), step::setFailOn);
    GivenText.ifThere(worseResult, step::setWorseResult);
    GivenText.ifThere(timeout, step::setTimeout);
    GivenText.ifThere(apiKeyCredentialsId, step::setApiKeyCredentialsId);
    GivenText.ifThere(applicationKeyCredentialsId, step::setApplicationKeyCredentialsId);
    step.takeSeriesOf(this);
    return step;
  }

  /**
   * Returns the options of the step.
   *
   * @throws SettingsException if the time-out is not a span of time
   * @throws MolotovException if a variable may not be given to a load test
   */
  RunOptions options() {
    return new RunOptions(
        project,
        deployment,
        test,
        molotovTest,
        source,
        GivenText.names(metrics),
        new LoadTestEnvironment(GivenText.names(environment)),
        Durations.parse(timeout),
        failOn,
        worseResult,
        seriesOptions(),
        apiKeyCredentialsId,
        applicationKeyCredentialsId);
  }

  @Override
  public StepExecution start(StepContext context) {
    return new DogdriverStepExecution(context, this);
  }

  /** Returns the name of the project in the ServiceBook. */
  public String getProject() {
    return project;
  }

  /** Returns the name of the deployment that gets the load. */
  public String getDeployment() {
    return deployment;
  }

  @DataBoundSetter
  public void setDeployment(String deployment) {
    this.deployment =
        GivenText.or(deployment, io.jenkins.plugins.dogdriver.model.Run.DEFAULT_DEPLOYMENT);
  }

  /** Returns the name of the project's load test in the ServiceBook. */
  public String getTest() {
    return test;
  }

  @DataBoundSetter
  public void setTest(String test) {
    this.test = GivenText.or(test, RunPlan.DEFAULT_TEST);
  }

  /** Returns the name of the test in its {@code molotov.json}. */
  public String getMolotovTest() {
    return molotovTest;
  }

  @DataBoundSetter
  public void setMolotovTest(String molotovTest) {
    this.molotovTest = GivenText.or(molotovTest, RunPlan.DEFAULT_MOLOTOV_TEST);
  }

  /** Returns the place the run is started from; empty for the name of the node. */
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

  /** Returns the names of the variables that the load test gets too, separated by commas. */
  public String getEnvironment() {
    return environment;
  }

  @DataBoundSetter
  public void setEnvironment(String environment) {
    this.environment = GivenText.or(environment, "");
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

  /** Returns when the load test is ended, for example {@code 90s} or {@code 2h}. */
  public String getTimeout() {
    return timeout;
  }

  @DataBoundSetter
  public void setTimeout(String timeout) {
    this.timeout = GivenText.or(timeout, DEFAULT_TIMEOUT);
  }

  /** Returns the id of a secret text; empty for that of the global configuration. */
  public String getApiKeyCredentialsId() {
    return apiKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApiKeyCredentialsId(String apiKeyCredentialsId) {
    this.apiKeyCredentialsId = GivenText.or(apiKeyCredentialsId, "");
  }

  /** Returns the id of a secret text; empty for that of the global configuration. */
  public String getApplicationKeyCredentialsId() {
    return applicationKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApplicationKeyCredentialsId(String applicationKeyCredentialsId) {
    this.applicationKeyCredentialsId = GivenText.or(applicationKeyCredentialsId, "");
  }

  @Extension
  public static final class DescriptorImpl extends SeriesStepDescriptor {
    @Override
    public String getFunctionName() {
      return "dogdriverRun";
    }

    @Override
    public String getDisplayName() {
      return Messages.DogdriverStep_displayName();
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
      return Set.of(Run.class, FilePath.class, Launcher.class, EnvVars.class, TaskListener.class);
    }

    @Override
    public String argumentsToString(Map<String, Object> namedArgs) {
      return namedArgs.get("project") instanceof String project ? project : null;
    }

    @POST
    public FormValidation doCheckProject(@QueryParameter String value) {
      return value.isBlank()
          // No error: the Snippet Generator opens with an empty form.
          ? FormValidation.ok(Messages.DogdriverStep_noProject())
          : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckMolotovTest(@QueryParameter String value) {
      return check(value, Moloslave::checkedTest);
    }

    @POST
    public FormValidation doCheckEnvironment(@QueryParameter String value) {
      return check(value, list -> new LoadTestEnvironment(GivenText.names(list)));
    }

    @POST
    public FormValidation doCheckTimeout(@QueryParameter String value) {
      return check(value, Durations::parse);
    }

    @POST
    public ListBoxModel doFillFailOnItems() {
      return WorseResult.verdicts();
    }

    @POST
    public ListBoxModel doFillWorseResultItems() {
      return WorseResult.results();
    }

    @POST
    public ListBoxModel doFillApiKeyCredentialsIdItems(
        @AncestorInPath Item job, @QueryParameter String apiKeyCredentialsId) {
      return CredentialLookup.list(job, apiKeyCredentialsId);
    }

    @POST
    public ListBoxModel doFillApplicationKeyCredentialsIdItems(
        @AncestorInPath Item job, @QueryParameter String applicationKeyCredentialsId) {
      return CredentialLookup.list(job, applicationKeyCredentialsId);
    }
  }
}
