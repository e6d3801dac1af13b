package io.jenkins.plugins.dogdriver.trials.acceptance;

import static io.jenkins.plugins.dogdriver.trials.acceptance.ScriptConsole.literal;

import java.util.ArrayList;
import java.util.List;

/** The credentials of the controller that exist during the acceptance. */
final class TemporaryCredentials {
  private final ScriptConsole console;
  private final List<String> ids = new ArrayList<>();

  TemporaryCredentials(ScriptConsole console) {
    this.console = console;
  }

  /** Adds a secret text. */
  String add(String id, String secret) {
    replace(
        id,
        "new org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl("
            + "CredentialsScope.GLOBAL, %s, 'of the dogDriver acceptance', ".formatted(literal(id))
            + "hudson.util.Secret.fromString(%s))".formatted(literal(secret)));
    return id;
  }

  /** Adds a user name with a password. */
  String add(String id, String user, String password) {
    replace(
        id,
        "new com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl("
            + "CredentialsScope.GLOBAL, %s, 'of the dogDriver acceptance', %s, %s)"
                .formatted(literal(id), literal(user), literal(password)));
    return id;
  }

  void removeAll() {
    ids.forEach(this::remove);
  }

  private void replace(String id, String credentials) {
    remove(id);
    console.run(
        """
        import com.cloudbees.plugins.credentials.*
        import com.cloudbees.plugins.credentials.domains.Domain
        SystemCredentialsProvider.instance.store.addCredentials(Domain.global(), %s)
        """
            .formatted(credentials));
    ids.add(id);
  }

  void remove(String id) {
    console.run(
        """
        import com.cloudbees.plugins.credentials.*
        import com.cloudbees.plugins.credentials.domains.Domain
        def store = SystemCredentialsProvider.instance.store
        store.getCredentials(Domain.global())
            .findAll { it instanceof com.cloudbees.plugins.credentials.common.IdCredentials && it.id == %s }
            .each { store.removeCredentials(Domain.global(), it) }
        """
            .formatted(literal(id)));
  }
}
