package io.jenkins.plugins.dogdriver.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class CredentialLookupTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private Job<?, ?> job;
  private Run<?, ?> build;

  @Before
  public void fill() throws IOException {
    jenkins.secretText("api", DatadogStandIn.API_KEY);
    jenkins.secretText("wrong", "0");
    jenkins.userNameAndPassword("bucket", "AKIA", "secret");
    job = jenkins.job("team/kintowe");
    build = jenkins.build(job, 12);
  }

  @Test
  public void aSecretTextIsFoundByItsId() {
    assertThat(CredentialLookup.secretText("api")).isEqualTo(new Secret(DatadogStandIn.API_KEY));
  }

  @Test
  public void withoutAnIdThereIsNoSecret() {
    assertThat(CredentialLookup.secretText("").isEmpty()).isTrue();
  }

  @Test
  public void aCredentialOfAnotherKindIsNotFound() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> CredentialLookup.secretText("bucket"))
        .withMessage("There is no credential 'bucket' of the right kind that may be used here.");
  }

  @Test
  public void aRunUsesTheKeysItNamesAndElseThoseOfTheConfiguration() throws IOException {
    try (DatadogStandIn datadog = new DatadogStandIn()) {
      jenkins.configuration().setDatadogUrl(datadog.url().toString());
      jenkins.configuration().setApiKeyCredentialsId("wrong");

      CredentialLookup.datadog(ControllerEngine.get().engine(), build, "api", "").send(event());

      assertThat(datadog.events()).hasSize(1);
      assertThat(jenkins.usedByBuilds()).containsExactly("api");

      jenkins.configuration().setApiKeyCredentialsId("api");
      CredentialLookup.datadog(ControllerEngine.get().engine(), build, "", "").send(event());

      assertThat(datadog.events()).hasSize(2);
      assertThat(jenkins.usedByBuilds()).containsExactly("api");
    }
  }

  @Test
  public void aKeyThatTheBuildMayNotUseIsMissing() {
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(
            () -> CredentialLookup.datadog(ControllerEngine.get().engine(), build, "gone", ""))
        .withMessageContaining("'gone'");
  }

  @Test
  public void theSecretsOfARunAreThoseThatThereAre() {
    assertThat(CredentialLookup.secretTexts(build, "api", "", "gone"))
        .contains(new Secret(DatadogStandIn.API_KEY))
        .allMatch(secret -> secret.isEmpty() || secret.reveal().equals(DatadogStandIn.API_KEY));
  }

  @Test
  public void aStepIsOfferedTheSecretTextsToThoseWhoMaySeeItsJob() {
    for (var permission :
        new hudson.security.Permission[] {Item.EXTENDED_READ, CredentialsProvider.USE_ITEM}) {
      jenkins.signIn("developer", permission);
      assertThat(jenkins.offered(CredentialLookup.list(job, "gone")))
          .containsExactly("", "api", "wrong", "gone");
    }
    jenkins.signIn("reader", Item.READ);
    assertThat(jenkins.offered(CredentialLookup.list(job, "gone"))).containsExactly("", "gone");
  }

  @Test
  public void outsideOfAJobOnlyAdministratorsAreOfferedAny() {
    jenkins.signIn("admin", Jenkins.ADMINISTER);
    assertThat(jenkins.offered(CredentialLookup.list(null, "")))
        .containsExactly("", "api", "wrong");

    jenkins.signIn("developer", Item.EXTENDED_READ);
    assertThat(jenkins.offered(CredentialLookup.list(null, ""))).containsExactly("");
  }

  private static RunEvent event() {
    return new RunEvent(
        RunEvent.Step.START,
        RunBuilder.aRun().build().started(),
        RunBuilder.FIRST_START,
        "It starts.");
  }
}
