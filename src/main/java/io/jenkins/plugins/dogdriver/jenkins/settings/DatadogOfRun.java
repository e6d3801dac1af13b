package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.Secret;

/** Datadog with the keys that a run names, and those of the configuration where it names none. */
public final class DatadogOfRun {
  private DatadogOfRun() {}

  /**
   * @param build of the run, which must be allowed to use the credentials
   * @param apiKeyCredentialsId of a secret text; empty for that of the configuration
   * @param applicationKeyCredentialsId likewise
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if a key is missing
   */
  public static Datadog of(
      Engine engine,
      Run<?, ?> build,
      String apiKeyCredentialsId,
      String applicationKeyCredentialsId) {
    return engine.datadog(
        key(apiKeyCredentialsId, build, engine.settings().apiKey()),
        key(applicationKeyCredentialsId, build, engine.settings().applicationKey()));
  }

  private static Secret key(String credentialsId, Run<?, ?> build, Secret otherwise) {
    return credentialsId.isEmpty() ? otherwise : CredentialLookup.secretText(credentialsId, build);
  }
}
