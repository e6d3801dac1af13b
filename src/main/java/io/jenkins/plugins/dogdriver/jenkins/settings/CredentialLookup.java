package io.jenkins.plugins.dogdriver.jenkins.settings;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Reads keys that are kept as credentials, where they are used, and keeps them nowhere else. */
public final class CredentialLookup {
  private CredentialLookup() {}

  /**
   * Returns the text of a secret text of Jenkins itself.
   *
   * @param id of the credential; an empty one returns an empty secret
   * @throws SettingsException if there is none of that id
   */
  static Secret secretText(String id) {
    return id.isEmpty() ? new Secret("") : secret(find(StringCredentials.class, id));
  }

  /**
   * Returns the text of a secret text that a build may use.
   *
   * @throws SettingsException if there is none of that id, or the build may not use it
   */
  private static Secret secretText(String id, Run<?, ?> build) {
    StringCredentials found =
        CredentialsProvider.findCredentialById(id, StringCredentials.class, build);
    if (found == null) {
      throw missing(id);
    }
    CredentialsProvider.track(build, found);
    return secret(found);
  }

  /**
   * Returns Datadog with the keys that a run names, and those of the configuration where it names
   * none.
   *
   * @param build of the run, which must be allowed to use the credentials
   * @param apiKeyCredentialsId of a secret text; empty for that of the configuration
   * @param applicationKeyCredentialsId likewise
   * @throws SettingsException if a key is missing
   */
  public static Datadog datadog(
      Engine engine,
      Run<?, ?> build,
      String apiKeyCredentialsId,
      String applicationKeyCredentialsId) {
    return engine.datadog(
        secretText(apiKeyCredentialsId, build, engine.settings().apiKey()),
        secretText(applicationKeyCredentialsId, build, engine.settings().applicationKey()));
  }

  /**
   * Returns the texts of the credentials that a build may use, without the missing ones.
   *
   * @param ids of secret texts; empty ones are left out
   */
  public static List<Secret> secretTexts(Run<?, ?> build, String... ids) {
    List<Secret> secrets = new ArrayList<>();
    for (String id : ids) {
      try {
        secrets.add(secretText(id, build, new Secret("")));
      } catch (SettingsException e) {
        // It cannot be used, so there is nothing to hide.
      }
    }
    return secrets;
  }

  private static Secret secretText(String id, Run<?, ?> build, Secret otherwise) {
    return id.isEmpty() ? otherwise : secretText(id, build);
  }

  static <C extends StandardCredentials> C find(Class<C> type, String id) {
    C found =
        CredentialsMatchers.firstOrNull(
            CredentialsProvider.lookupCredentialsInItemGroup(
                type, Jenkins.get(), ACL.SYSTEM2, List.of()),
            CredentialsMatchers.withId(id));
    if (found == null) {
      throw missing(id);
    }
    return found;
  }

  private static SettingsException missing(String id) {
    return new SettingsException(Messages.CredentialLookup_missing(id));
  }

  private static Secret secret(StringCredentials credentials) {
    return new Secret(credentials.getSecret().getPlainText());
  }

  static ListBoxModel listForAdministrators(String chosen) {
    return listForAdministrators(StringCredentials.class, chosen);
  }

  /** Returns the list of credentials; a user who may not administer sees the chosen one only. */
  static ListBoxModel listForAdministrators(
      Class<? extends StandardCredentials> type, String chosen) {
    Jenkins jenkins = Jenkins.get();
    StandardListBoxModel list = new StandardListBoxModel();
    list.includeEmptyValue();
    if (jenkins.hasPermission(Jenkins.ADMINISTER)) {
      list.includeAs(ACL.SYSTEM2, jenkins, type);
    }
    return list.includeCurrentValue(chosen);
  }

  /**
   * Returns the secret texts that a job may use, for every user who may see the job's
   * configuration.
   *
   * @param job null where the form belongs to no job
   */
  public static ListBoxModel list(Item job, String chosen) {
    if (job == null) {
      return listForAdministrators(chosen);
    }
    StandardListBoxModel list = new StandardListBoxModel();
    list.includeEmptyValue();
    if (job.hasPermission(Item.EXTENDED_READ) || job.hasPermission(CredentialsProvider.USE_ITEM)) {
      list.includeAs(
          job instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
          job,
          StringCredentials.class);
    }
    return list.includeCurrentValue(chosen);
  }
}
