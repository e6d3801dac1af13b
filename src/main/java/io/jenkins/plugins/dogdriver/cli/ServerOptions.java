package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.store.JenkinsServer;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A Jenkins that is used instead of a store. Its token comes from the environment. */
final class ServerOptions {
  /** The variable with the token, which is among the secrets of the settings, too. */
  private static final String TOKEN = "DOGDRIVER_TOKEN";

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "A Jenkins with dogDriver to use instead of a store; $DOGDRIVER_TOKEN is a user's name, a"
              + " colon and an API token.")
  String server;

  /**
   * Returns the Jenkins; empty where none is named.
   *
   * @throws SettingsException if its address is not a URL
   */
  Optional<JenkinsServer> server(Engine engine, HostProcess host) {
    if (server == null) {
      return Optional.empty();
    }
    URI url =
        HttpUrl.parse(server)
            .orElseThrow(
                () ->
                    new SettingsException(
                        "'%s' is not the address of a Jenkins: it must be an http or https URL."
                            .formatted(HttpUrl.withoutUser(server))));
    Secret token = new Secret(host.environment().getOrDefault(TOKEN, ""));
    if (!token.isEmpty() && HttpUrl.isReadable(url)) {
      PrintWriter err = command.commandLine().getErr();
      err.println("The token for %s is sent unencrypted.".formatted(HttpUrl.shown(url)));
      err.flush();
    }
    return Optional.of(new JenkinsServer(url, token, engine.http()));
  }
}
