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
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** {@code dogdriverRun project: 'x'}: runs the load test of a project and records it. */
public final class DogdriverStep extends Step implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String DEFAULT_TIMEOUT = "1h";
  private static final List<String> WORSE_RESULTS =
      List.of(Result.UNSTABLE.toString(), Result.FAILURE.toString());

  private final String project;
  private String deployment = io.jenkins.plugins.dogdriver.model.Run.DEFAULT_DEPLOYMENT;
  private String test = RunPlan.DEFAULT_TEST;
  private String molotovTest = RunPlan.DEFAULT_MOLOTOV_TEST;
  private String source = "";
  private String metrics = "";
  private FailOn failOn = FailOn.NEVER;
  private String worseResult = Result.UNSTABLE.toString();
  private String timeout = DEFAULT_TIMEOUT;
  private String apiKeyCredentialsId = "";
  private String applicationKeyCredentialsId = "";

  @DataBoundConstructor
  public DogdriverStep(String project) {
    this.project = text(project, "");
  }

  /** A script may well give what is not set, for example a variable of the environment. */
  private static String text(String given, String otherwise) {
    return given == null || given.isBlank() ? otherwise : given.strip();
  }

  /** A job that was written by an earlier version has not every field. */
  private Object readResolve() {
    DogdriverStep step = new DogdriverStep(project);
    take(deployment, step::setDeployment);
    take(test, step::setTest);
    take(molotovTest, step::setMolotovTest);
    take(source, step::setSource);
    take(metrics, step::setMetrics);
    take(failOn == null ? null : failOn.word(), step::setFailOn);
    take(worseResult, step::setWorseResult);
    take(timeout, step::setTimeout);
    take(apiKeyCredentialsId, step::setApiKeyCredentialsId);
    take(applicationKeyCredentialsId, step::setApplicationKeyCredentialsId);
    return step;
  }

  private static void take(String value, Consumer<String> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }

  /**
   * Returns what the step asks for.
   *
   * @throws SettingsException if the time-out is not a span of time
   */
  RunOptions options() {
    return new RunOptions(
        project,
        deployment,
        test,
        molotovTest,
        source,
        metricNames(),
        Durations.parse(timeout),
        failOn,
        worseResult,
        apiKeyCredentialsId,
        applicationKeyCredentialsId);
  }

  @Override
  public StepExecution start(StepContext context) {
    return new DogdriverStepExecution(context, this);
  }

  /** Name of the project in the ServiceBook. */
  public String getProject() {
    return project;
  }

  /** Name of the deployment that gets the load. */
  public String getDeployment() {
    return deployment;
  }

  @DataBoundSetter
  public void setDeployment(String deployment) {
    this.deployment = text(deployment, io.jenkins.plugins.dogdriver.model.Run.DEFAULT_DEPLOYMENT);
  }

  /** Name of the project's load test in the ServiceBook. */
  public String getTest() {
    return test;
  }

  @DataBoundSetter
  public void setTest(String test) {
    this.test = text(test, RunPlan.DEFAULT_TEST);
  }

  /** Name of the test in its {@code molotov.json}. */
  public String getMolotovTest() {
    return molotovTest;
  }

  @DataBoundSetter
  public void setMolotovTest(String molotovTest) {
    this.molotovTest = text(molotovTest, RunPlan.DEFAULT_MOLOTOV_TEST);
  }

  /** The place the run is started from; empty for the name of the node. */
  public String getSource() {
    return source;
  }

  @DataBoundSetter
  public void setSource(String source) {
    this.source = text(source, "");
  }

  /** Names of the metrics that judge the release, with commas; empty for all there are. */
  public String getMetrics() {
    return metrics;
  }

  @DataBoundSetter
  public void setMetrics(String metrics) {
    this.metrics = text(metrics, "");
  }

  private List<String> metricNames() {
    return Stream.of(metrics.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  /** {@code never} or {@code worse}: which verdict on the release the build does not accept. */
  public String getFailOn() {
    return failOn.word();
  }

  /**
   * @throws IllegalArgumentException for any other word
   */
  @DataBoundSetter
  public void setFailOn(String failOn) {
    this.failOn = FailOn.of(text(failOn, FailOn.NEVER.word()));
  }

  /** What the build becomes where it does not accept the verdict. */
  public String getWorseResult() {
    return worseResult;
  }

  /**
   * @throws IllegalArgumentException unless it is UNSTABLE or FAILURE
   */
  @DataBoundSetter
  public void setWorseResult(String worseResult) {
    String name = text(worseResult, Result.UNSTABLE.toString()).toUpperCase(Locale.ROOT);
    if (!WORSE_RESULTS.contains(name)) {
      throw new IllegalArgumentException(
          "worseResult is UNSTABLE or FAILURE, not '" + worseResult + "'.");
    }
    this.worseResult = name;
  }

  /** When the load test is ended, for example {@code 90s} or {@code 2h}. */
  public String getTimeout() {
    return timeout;
  }

  @DataBoundSetter
  public void setTimeout(String timeout) {
    this.timeout = text(timeout, DEFAULT_TIMEOUT);
  }

  /** Of a secret text; empty for that of the global configuration. */
  public String getApiKeyCredentialsId() {
    return apiKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApiKeyCredentialsId(String apiKeyCredentialsId) {
    this.apiKeyCredentialsId = text(apiKeyCredentialsId, "");
  }

  /** Of a secret text; empty for that of the global configuration. */
  public String getApplicationKeyCredentialsId() {
    return applicationKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApplicationKeyCredentialsId(String applicationKeyCredentialsId) {
    this.applicationKeyCredentialsId = text(applicationKeyCredentialsId, "");
  }

  @Extension
  public static final class DescriptorImpl extends StepDescriptor {
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
          ? FormValidation.error(Messages.DogdriverStep_noProject())
          : FormValidation.ok();
    }

    @POST
    public FormValidation doCheckMolotovTest(@QueryParameter String value) {
      try {
        if (!value.isBlank()) {
          Moloslave.checkedTest(value.strip());
        }
        return FormValidation.ok();
      } catch (MolotovException e) {
        return FormValidation.error(e.getMessage());
      }
    }

    @POST
    public FormValidation doCheckTimeout(@QueryParameter String value) {
      try {
        if (!value.isBlank()) {
          Durations.parse(value);
        }
        return FormValidation.ok();
      } catch (SettingsException e) {
        return FormValidation.error(e.getMessage());
      }
    }

    @POST
    public ListBoxModel doFillFailOnItems() {
      ListBoxModel items = new ListBoxModel();
      items.add(Messages.DogdriverStep_never(), FailOn.NEVER.word());
      items.add(Messages.DogdriverStep_worse(), FailOn.WORSE.word());
      return items;
    }

    @POST
    public ListBoxModel doFillWorseResultItems() {
      ListBoxModel items = new ListBoxModel();
      items.add(Messages.DogdriverStep_unstable(), Result.UNSTABLE.toString());
      items.add(Messages.DogdriverStep_failure(), Result.FAILURE.toString());
      return items;
    }

    @POST
    public ListBoxModel doFillApiKeyCredentialsIdItems(
        @AncestorInPath Item job, @QueryParameter String value) {
      return CredentialLookup.list(job, value);
    }

    @POST
    public ListBoxModel doFillApplicationKeyCredentialsIdItems(
        @AncestorInPath Item job, @QueryParameter String value) {
      return CredentialLookup.list(job, value);
    }
  }
}
