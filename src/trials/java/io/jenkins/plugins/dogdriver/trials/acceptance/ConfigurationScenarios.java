package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.dogdriver.testkit.ConnectionTests;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.Test;

/** The global configuration, and the tests of its connections. */
public class ConfigurationScenarios {
  private final World world;

  public ConfigurationScenarios(World world) {
    this.world = world;
  }

  @Test
  public void theConnectionsCanBeTested() {
    String book = world.standIns().book().uri().toString();

    assertThat(testedDatadog(Settings.API_KEY, Settings.APPLICATION_KEY))
        .contains("accepts both keys");
    assertThat(tested(ConnectionTests.SERVICE_BOOK, Map.of("serviceBookUrl", book)))
        .contains("The ServiceBook answers");
    assertThat(tested(ConnectionTests.FOLDER, Map.of("path", Settings.STORE)))
        .contains("An object was written to");
  }

  @Test
  public void aConnectionThatDoesNotWorkIsOneSentence() {
    assertThat(testedDatadog(Settings.APPLICATION_KEY, Settings.API_KEY))
        .contains("class=\"error\"")
        .doesNotContain("\tat ", "Exception");
    assertThat(
            tested(ConnectionTests.SERVICE_BOOK, Map.of("serviceBookUrl", "http://127.0.0.1:1/")))
        .contains("class=\"error\"")
        .doesNotContain("\tat ");
  }

  @Test
  public void theConnectionTestsAreNotForGet() {
    for (String test : ConnectionTests.ALL) {
      assertThat(world.controller().get(test).statusCode()).as(test).isIn(404, 405);
    }
  }

  @Test
  public void theConnectionTestsAreNotForAnonymousVisitors() {
    assumeTrue("anonymous visitors administer this controller", !anonymousAdministers());
    assertRefusedTo(world.anonymous());
  }

  @Test
  public void theConnectionTestsAreNotForUsersWhoMayNotAdminister() {
    assumeTrue("only with --reader", world.reader().isPresent());
    assertRefusedTo(world.reader().orElseThrow());
  }

  @Test
  public void configurationAsCodeWritesAndReadsTheNamesOfTheScreen() {
    assumeTrue(
        "the plugin configuration-as-code is not installed",
        world.hasPlugin("configuration-as-code"));
    String before = world.settings().xml();
    String exported = world.controller().order("configuration-as-code/export", Map.of()).body();

    assertThat(exported)
        .contains("  dogdriver:\n", "apiKeyCredentialsId: \"" + Settings.API_KEY + "\"", "folder:");
    HttpResponse<String> applied =
        world
            .controller()
            .post(
                "configuration-as-code/apply",
                "application/yaml",
                BodyPublishers.ofString(
                    """
                    unclassified:
                      dogdriver:
                        datadogUrl: "%s"
                        serviceBookUrl: "%s"
                        apiKeyCredentialsId: "%s"
                        applicationKeyCredentialsId: "%s"
                        ageMinutes: 0
                        store:
                          folder:
                            path: "%s"
                    """
                        .formatted(
                            world.standIns().datadog().url(),
                            world.standIns().book().uri(),
                            Settings.API_KEY,
                            Settings.APPLICATION_KEY,
                            Settings.STORE)));
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
    assertThat(world.settings().xml()).isEqualTo(before);
  }

  private void assertRefusedTo(Controller user) {
    for (String test : ConnectionTests.ALL) {
      HttpResponse<String> answer =
          user.post(
              test, Map.of("path", "x", "bucket", "x", "serviceBookUrl", "http://127.0.0.1:1/"));
      assertThat(answer.statusCode()).as(test + answer.body()).isEqualTo(403);
    }
  }

  private boolean anonymousAdministers() {
    return world.anonymous().get("manage/configure").statusCode() == 200;
  }

  private String testedDatadog(String apiKeyId, String applicationKeyId) {
    return tested(
        ConnectionTests.DATADOG,
        Map.of(
            "site",
            "datadoghq.com",
            "datadogUrl",
            world.standIns().datadog().url().toString(),
            "apiKeyCredentialsId",
            apiKeyId,
            "applicationKeyCredentialsId",
            applicationKeyId));
  }

  private String tested(String test, Map<String, String> form) {
    return world.controller().order(test, form).body();
  }
}
