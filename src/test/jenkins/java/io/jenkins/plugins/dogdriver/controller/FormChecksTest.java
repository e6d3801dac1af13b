package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.htmlunit.WebResponse;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What the forms say of what is typed into them, and to whom. */
public class FormChecksTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  private static final String PACKAGE = "descriptorByName/io.jenkins.plugins.dogdriver.jenkins.";
  private static final String SETTINGS = PACKAGE + "settings.";
  private static final String STEP = PACKAGE + "step.";

  private static final Map<String, String> VALID_SETTINGS =
      Map.ofEntries(
          Map.entry("DogdriverConfiguration/checkSite", "value=us5.datadoghq.com"),
          Map.entry("DogdriverConfiguration/checkDatadogUrl", "value=https://datadog.example.org"),
          Map.entry("DogdriverConfiguration/checkServiceBookUrl", "value=https://book.example.org"),
          Map.entry("DogdriverConfiguration/checkAgeMinutes", "value=5"),
          Map.entry("FolderStore/checkPath", "value=runs"),
          Map.entry("S3Store/checkBucket", "value=dogdriver-runs"),
          Map.entry("S3Store/checkEndpoint", "value=https://s3.example.org"),
          Map.entry("S3Store/checkSseKmsKeyId", "value=alias/x&sse=aws:kms"),
          Map.entry("MetricConfiguration/checkName", "value=P95"),
          Map.entry("MetricConfiguration/checkQuery", "value=avg:latency%7Bapp:%7Bproject%7D%7D"),
          Map.entry("MetricConfiguration/checkScale", "value=1000"),
          Map.entry("MetricConfiguration/checkSmallestChange", "value=0.05"),
          Map.entry("ReferenceConfiguration/checkOldestDays", "value=90&youngestDays=30"));

  private static final Map<String, String> INVALID_SETTINGS =
      Map.ofEntries(
          Map.entry("DogdriverConfiguration/checkSite", "value=not+a+site"),
          Map.entry("DogdriverConfiguration/checkDatadogUrl", "value=ftp://datadog"),
          Map.entry("DogdriverConfiguration/checkServiceBookUrl", "value=servicebook"),
          Map.entry("DogdriverConfiguration/checkAgeMinutes", "value=soon"),
          Map.entry("FolderStore/checkPath", "value=%00"),
          Map.entry("S3Store/checkBucket", "value="),
          Map.entry("S3Store/checkEndpoint", "value=s3"),
          Map.entry("S3Store/checkSseKmsKeyId", "value=alias/x&sse=AES256"),
          Map.entry("MetricConfiguration/checkName", "value="),
          Map.entry("MetricConfiguration/checkQuery", "value="),
          Map.entry("MetricConfiguration/checkScale", "value=big"),
          Map.entry("MetricConfiguration/checkSmallestChange", "value=-1"),
          Map.entry("ReferenceConfiguration/checkOldestDays", "value=1&youngestDays=30"));

  private static final Map<String, String> VALID_STEP =
      Map.of(
          "DogdriverStep/checkProject", "value=kintowe",
          "DogdriverStep/checkMolotovTest", "value=dogdriver",
          "DogdriverStep/checkEnvironment", "value=TOKEN,PLACE",
          "DogdriverStep/checkTimeout", "value=1h",
          "DogdriverStep/checkRuns", "value=8",
          "DogdriverStep/checkFailures", "value=2",
          "DogdriverStep/checkPause", "value=1m",
          "DogdriverVerdictStep/checkTimeout", "value=20m",
          "DogdriverBuilder/checkVerdictTimeout", "value=20m");

  private static final Map<String, String> INVALID_STEP =
      Map.of(
          "DogdriverStep/checkMolotovTest", "value=--help",
          "DogdriverStep/checkEnvironment", "value=A%3DB",
          "DogdriverStep/checkTimeout", "value=long",
          "DogdriverStep/checkRuns", "value=many",
          "DogdriverStep/checkFailures", "value=-1",
          "DogdriverStep/checkPause", "value=short",
          "DogdriverVerdictStep/checkTimeout", "value=0s",
          "DogdriverBuilder/checkVerdictTimeout", "value=0s");

  private static final List<String> KEY_LISTS =
      List.of(
          SETTINGS + "DogdriverConfiguration/fillApiKeyCredentialsIdItems",
          SETTINGS + "DogdriverConfiguration/fillApplicationKeyCredentialsIdItems",
          STEP + "DogdriverStep/fillApiKeyCredentialsIdItems",
          STEP + "DogdriverStep/fillApplicationKeyCredentialsIdItems");

  @BeforeClass
  public static void secure() throws IOException {
    StandInConfiguration.secretText("datadog-key", "x");
    Permissions.secure(jenkins);
  }

  @Test
  public void administratorsSeeNoErrorInValidSettings() throws Exception {
    for (Map.Entry<String, String> check : VALID_SETTINGS.entrySet()) {
      assertThat(checked(SETTINGS, check)).as(check.getKey()).doesNotContain("class=\"error");
    }
  }

  @Test
  public void administratorsSeeWhatIsWrongWithSettings() throws Exception {
    for (Map.Entry<String, String> check : INVALID_SETTINGS.entrySet()) {
      assertThat(checked(SETTINGS, check)).as(check.getKey()).contains("class=\"error");
    }
  }

  @Test
  public void settingsAreCheckedForNobodyElse() throws Exception {
    for (Map.Entry<String, String> check : VALID_SETTINGS.entrySet()) {
      assertThat(post(Permissions.READER, SETTINGS, check).getStatusCode())
          .as(check.getKey())
          .isEqualTo(403);
    }
  }

  @Test
  public void noCheckIsMadeByALink() throws Exception {
    Browser admin = Browser.of(jenkins, Permissions.ADMIN);

    for (Map.Entry<String, String> check : VALID_SETTINGS.entrySet()) {
      assertThat(admin.status(SETTINGS + check.getKey() + "?" + check.getValue()))
          .as(check.getKey())
          .isIn(404, 405);
    }
  }

  @Test
  public void aValidStepHasNoError() throws Exception {
    for (Map.Entry<String, String> check : VALID_STEP.entrySet()) {
      assertThat(checked(STEP, check)).as(check.getKey()).doesNotContain("class=\"error");
    }
  }

  @Test
  public void whatIsWrongWithAStepIsShown() throws Exception {
    for (Map.Entry<String, String> check : INVALID_STEP.entrySet()) {
      assertThat(checked(STEP, check)).as(check.getKey()).contains("class=\"error");
    }
  }

  @Test
  public void administratorsChooseAmongTheKeys() throws Exception {
    for (String list : KEY_LISTS) {
      assertThat(post(Permissions.ADMIN, list)).as(list).contains("datadog-key");
    }
  }

  @Test
  public void nobodyElseSeesWhichKeysThereAre() throws Exception {
    for (String list : KEY_LISTS) {
      assertThat(post(Permissions.READER, list)).as(list).doesNotContain("datadog-key");
    }
  }

  @Test
  public void theListsOfWordsHaveEachWord() throws Exception {
    assertThat(post(Permissions.ADMIN, SETTINGS + "MetricConfiguration/fillReductionItems"))
        .contains("max", "mean", "median", "p95");
    assertThat(post(Permissions.ADMIN, SETTINGS + "MetricConfiguration/fillScopeItems"))
        .contains("all_series", "per_series");
    assertThat(post(Permissions.ADMIN, SETTINGS + "MetricConfiguration/fillBetterItems"))
        .contains("lower", "higher");
    assertThat(post(Permissions.ADMIN, SETTINGS + "MetricConfiguration/fillKindItems"))
        .contains("time", "throughput", "resource");
    assertThat(post(Permissions.ADMIN, SETTINGS + "S3Store/fillSseItems"))
        .contains("AES256", "aws:kms");
    assertThat(post(Permissions.ADMIN, STEP + "DogdriverStep/fillUntilItems"))
        .contains("all", "decided");
    for (String step : List.of("DogdriverStep", "DogdriverVerdictStep")) {
      assertThat(post(Permissions.ADMIN, STEP + step + "/fillFailOnItems"))
          .contains("never", "worse");
      assertThat(post(Permissions.ADMIN, STEP + step + "/fillWorseResultItems"))
          .contains("UNSTABLE", "FAILURE");
    }
  }

  private static String checked(String forms, Map.Entry<String, String> check) throws IOException {
    WebResponse answer = post(Permissions.ADMIN, forms, check);
    assertThat(answer.getStatusCode()).as(check.getKey()).isEqualTo(200);
    // The class has quotes in a message with a form, and none in a bare one.
    return answer.getContentAsString().replace("class=error", "class=\"error");
  }

  private static WebResponse post(String user, String forms, Map.Entry<String, String> check)
      throws IOException {
    return Browser.of(jenkins, user).post(forms + check.getKey() + "?" + check.getValue());
  }

  private static String post(String user, String list) throws IOException {
    WebResponse answer = Browser.of(jenkins, user).post(list);
    assertThat(answer.getStatusCode()).as(list).isEqualTo(200);
    return answer.getContentAsString();
  }
}
