package io.jenkins.plugins.dogdriver.controller;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.util.Secret;
import io.jenkins.plugins.dogdriver.jenkins.settings.DogdriverConfiguration;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.StandIns;
import java.io.IOException;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/** Points dogDriver to stand-ins, with metric values asked for at once. */
final class StandInConfiguration {
  private StandInConfiguration() {}

  static void use(StandIns standIns) throws IOException {
    DogdriverConfiguration configuration = DogdriverConfiguration.get();
    configuration.setDatadogUrl(standIns.datadog().url().toString());
    configuration.setServiceBookUrl(standIns.book().uri().toString());
    configuration.setApiKeyCredentialsId(secretText("api", DatadogStandIn.API_KEY));
    configuration.setApplicationKeyCredentialsId(
        secretText("application", DatadogStandIn.APPLICATION_KEY));
    configuration.setAgeMinutes(0);
  }

  /**
   * @return the id
   */
  static String secretText(String id, String secret) throws IOException {
    CredentialsProvider.lookupStores(Jenkins.get())
        .iterator()
        .next()
        .addCredentials(
            Domain.global(),
            new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(secret)));
    return id;
  }
}
