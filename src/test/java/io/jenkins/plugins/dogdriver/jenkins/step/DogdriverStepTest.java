package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.io.xml.DomDriver;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.run.Until;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What is written in a script or a form, and what it means. */
public class DogdriverStepTest {
  private static final RunOptions DEFAULTS =
      new RunOptions(
          "kintowe",
          "stage",
          "dogdriver",
          "dogdriver",
          "",
          List.of(),
          new LoadTestEnvironment(List.of()),
          Duration.ofHours(1),
          FailOn.NEVER,
          "UNSTABLE",
          new SeriesOptions(1, Duration.ZERO, Until.ALL, 0, false),
          "",
          "");

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private final DogdriverStep.DescriptorImpl descriptor = new DogdriverStep.DescriptorImpl();

  @Before
  public void fillCredentials() {
    jenkins.secretText("api", "a");
    jenkins.userNameAndPassword("bucket", "AKIA", "secret");
  }

  @Test
  public void theProjectSuffices() {
    assertThat(step.options()).isEqualTo(DEFAULTS);
  }

  @Test
  public void everyOptionIsWhatWasSet() {
    step.setDeployment(" prod ");
    step.setTest(" smoke ");
    step.setMolotovTest(" long ");
    step.setSource(" Frankfurt ");
    step.setMetrics(" ART, ,CPU ");
    step.setFailOn(" Worse ");
    step.setWorseResult(" failure ");
    step.setTimeout(" 7m ");
    step.setRuns(8);
    step.setPause(" 1m ");
    step.setUntil(" Decided ");
    step.setFailures(2);
    step.setOverlap(true);
    step.setApiKeyCredentialsId(" api ");
    step.setApplicationKeyCredentialsId(" application ");

    assertThat(step.options())
        .isEqualTo(
            new RunOptions(
                "kintowe",
                "prod",
                "smoke",
                "long",
                "Frankfurt",
                List.of("ART", "CPU"),
                new LoadTestEnvironment(List.of()),
                Duration.ofMinutes(7),
                FailOn.WORSE,
                "FAILURE",
                new SeriesOptions(8, Duration.ofMinutes(1), Until.DECIDED, 2, true),
                "api",
                "application"));
  }

  @Test
  public void theFormShowsWhatWasSet() {
    step.setDeployment("prod");
    step.setTest("smoke");
    step.setMolotovTest("long");
    step.setSource("Frankfurt");
    step.setMetrics("ART, CPU");
    step.setFailOn("worse");
    step.setWorseResult("FAILURE");
    step.setTimeout("7m");
    step.setRuns(8);
    step.setPause("1m");
    step.setUntil("decided");
    step.setFailures(2);
    step.setOverlap(true);
    step.setApiKeyCredentialsId("api");
    step.setApplicationKeyCredentialsId("application");

    assertThat(step)
        .returns("kintowe", DogdriverStep::getProject)
        .returns("prod", DogdriverStep::getDeployment)
        .returns("smoke", DogdriverStep::getTest)
        .returns("long", DogdriverStep::getMolotovTest)
        .returns("Frankfurt", DogdriverStep::getSource)
        .returns("ART, CPU", DogdriverStep::getMetrics)
        .returns("worse", DogdriverStep::getFailOn)
        .returns("FAILURE", DogdriverStep::getWorseResult)
        .returns("7m", DogdriverStep::getTimeout)
        .returns(8, DogdriverStep::getRuns)
        .returns("1m", DogdriverStep::getPause)
        .returns("decided", DogdriverStep::getUntil)
        .returns(2, DogdriverStep::getFailures)
        .returns(true, DogdriverStep::isOverlap)
        .returns("api", DogdriverStep::getApiKeyCredentialsId)
        .returns("application", DogdriverStep::getApplicationKeyCredentialsId);
  }

  /** A script may well give a variable that is not set. */
  @Test
  public void whatIsBlankIsTheDefault() {
    for (String blank : new String[] {"", "  ", null}) {
      step.setDeployment(blank);
      step.setTest(blank);
      step.setMolotovTest(blank);
      step.setSource(blank);
      step.setMetrics(blank);
      step.setFailOn(blank);
      step.setWorseResult(blank);
      step.setTimeout(blank);
      step.setPause(blank);
      step.setUntil(blank);
      step.setApiKeyCredentialsId(blank);
      step.setApplicationKeyCredentialsId(blank);

      assertThat(step.options()).isEqualTo(DEFAULTS);
    }
    assertThat(new DogdriverStep(null).getProject()).isEmpty();
  }

  @Test
  public void anotherVerdictOrResultIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> step.setFailOn("slower"))
        .withMessage("'slower' is not a verdict to fail on: use 'never' or 'worse'.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> step.setWorseResult("SUCCESS"))
        .withMessage("worseResult must be UNSTABLE or FAILURE, not 'SUCCESS'.");
  }

  @Test
  public void aJobOfAnEarlierVersionHasTheDefaultsForWhatItDoesNotHave() {
    assertThat(read("<project>kintowe</project>").options()).isEqualTo(DEFAULTS);
  }

  @Test
  public void aJobKeepsWhatItHas() {
    DogdriverStep read =
        read(
            """
            <project>kintowe</project><deployment>prod</deployment><failOn>WORSE</failOn>\
            <worseResult>FAILURE</worseResult><timeout>7m</timeout><metrics>ART</metrics>\
            <runs>8</runs><pause>1m</pause><until>decided</until><overlap>true</overlap>""");

    assertThat(read)
        .returns("prod", DogdriverStep::getDeployment)
        .returns("worse", DogdriverStep::getFailOn)
        .returns("FAILURE", DogdriverStep::getWorseResult)
        .returns("7m", DogdriverStep::getTimeout)
        .returns("ART", DogdriverStep::getMetrics)
        .returns(8, DogdriverStep::getRuns)
        .returns("1m", DogdriverStep::getPause)
        .returns("decided", DogdriverStep::getUntil)
        .returns(true, DogdriverStep::isOverlap)
        .returns("dogdriver", DogdriverStep::getTest);
  }

  @Test
  public void aPipelineTakesItAsDogdriverRun() {
    assertThat(descriptor.getFunctionName()).isEqualTo("dogdriverRun");
    assertThat(descriptor.getDisplayName()).isEqualTo("Run a load test with dogDriver");
    assertThat(descriptor.getRequiredContext())
        .isEqualTo(
            Set.of(Run.class, FilePath.class, Launcher.class, EnvVars.class, TaskListener.class));
    assertThat(step.start(null)).isInstanceOf(DogdriverStepExecution.class);
  }

  @Test
  public void aPipelineShowsTheProjectBesideTheStep() {
    assertThat(descriptor.argumentsToString(Map.of("project", "kintowe"))).isEqualTo("kintowe");
    assertThat(descriptor.argumentsToString(Map.of())).isNull();
    assertThat(descriptor.argumentsToString(Map.of("project", 12))).isNull();
  }

  @Test
  public void theFormChecksWhatIsTypedIn() {
    assertThat(descriptor.doCheckProject("kintowe")).hasToString("OK");
    assertThat(descriptor.doCheckProject(" "))
        .as("an empty form is not an error yet")
        .hasToString("OK: Name the project as the ServiceBook spells it.");

    assertThat(descriptor.doCheckMolotovTest(" smoke ")).hasToString("OK");
    assertThat(descriptor.doCheckMolotovTest("")).as("the default").hasToString("OK");
    assertError(descriptor.doCheckMolotovTest("--help"), "The name of a test in molotov.json is");

    assertThat(descriptor.doCheckTimeout("90s")).hasToString("OK");
    assertThat(descriptor.doCheckTimeout("")).as("the default").hasToString("OK");
    assertError(descriptor.doCheckTimeout("soon"), "'soon' is not a duration; it must be");

    assertThat(descriptor.doCheckRuns("8")).hasToString("OK");
    assertThat(descriptor.doCheckRuns("")).as("the default").hasToString("OK");
    assertError(descriptor.doCheckRuns("0"), "The number of runs is 0; it must be 1 to 1000.");
    assertError(descriptor.doCheckRuns("many"), "'many' is not a whole number.");
    assertThat(descriptor.doCheckFailures("0")).hasToString("OK");
    assertError(descriptor.doCheckFailures("-1"), "The number of failures that end the runs is -1");
    assertThat(descriptor.doCheckPause("1m")).hasToString("OK");
    assertError(descriptor.doCheckPause("soon"), "'soon' is not a duration; it must be");
  }

  @Test
  public void theFormOffersTheVerdictsAndTheResults() {
    assertThat(descriptor.doFillFailOnItems())
        .extracting(item -> item.value)
        .containsExactly("never", "worse");
    assertThat(descriptor.doFillWorseResultItems())
        .extracting(item -> item.value)
        .containsExactly("UNSTABLE", "FAILURE");
    assertThat(descriptor.doFillUntilItems())
        .extracting(item -> item.value)
        .containsExactly("all", "decided");
  }

  @Test
  public void theFormOffersTheSecretTextsToThoseWhoMaySeeTheJobsConfiguration() throws IOException {
    Item job = jenkins.job("kintowe");

    jenkins.signIn("developer", Item.EXTENDED_READ);
    assertOffered(job, "", "api", "chosen");

    jenkins.signIn("reader", Item.READ);
    assertOffered(job, "", "chosen");
  }

  @Test
  public void outsideOfAJobTheFormOffersThemToAdministratorsAlone() {
    jenkins.signIn("administrator", Jenkins.ADMINISTER);
    assertOffered(null, "", "api", "chosen");

    jenkins.signIn("reader", Jenkins.READ);
    assertOffered(null, "", "chosen");
  }

  private void assertOffered(Item job, String... ids) {
    ListBoxModel apiKeys = descriptor.doFillApiKeyCredentialsIdItems(job, "chosen");
    ListBoxModel applicationKeys = descriptor.doFillApplicationKeyCredentialsIdItems(job, "chosen");

    assertThat(jenkins.offered(apiKeys)).containsExactly(ids);
    assertThat(jenkins.offered(applicationKeys)).containsExactly(ids);
  }

  private static void assertError(FormValidation validation, String start) {
    assertThat(validation.toString()).startsWith("ERROR: " + start);
  }

  /** What Jenkins has written of a job. */
  private static DogdriverStep read(String fields) {
    XStream xstream = new XStream(new DomDriver());
    xstream.allowTypes(new Class<?>[] {DogdriverStep.class});
    xstream.alias("step", DogdriverStep.class);
    return (DogdriverStep) xstream.fromXML("<step>" + fields + "</step>");
  }
}
