package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.testkit.DrippingServer;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** What is made of the answers of a Jenkins, or of what only seems to be one. */
public class JenkinsServerTest {
  private static final String RUNS = "/dogdriver/api/runs";

  @Rule public final Timeout endless = Timeout.seconds(60);

  private final Run run = aRun().build();

  @Test
  public void aReceiptOfTheRunIsOne() throws Exception {
    try (HttpStub jenkins =
        new HttpStub().answer(RUNS, 201, "{\"id\": \"%s\"}".formatted(run.id()))) {
      server(jenkins.uri()).deliver(run);
    }
  }

  /** As a page to sign in, or a receipt for another run. */
  @Test
  public void anyOtherAnswerIsNotAReceipt() throws Exception {
    for (String answer :
        new String[] {"<html>Please sign in</html>", "", "{}", "{\"id\": \"x\"}"}) {
      try (HttpStub jenkins = new HttpStub().answer(RUNS, 200, answer)) {
        assertThatExceptionOfType(StoreException.class)
            .isThrownBy(() -> server(jenkins.uri()).deliver(run))
            .withMessage(
                "The Jenkins at %s: its answer is not one of dogDriver: is this the address of a"
                    + " Jenkins with dogDriver?.",
                jenkins.uri());
      }
    }
  }

  @Test
  public void aRunThatDogDriverRefusesIsRefused() throws Exception {
    try (HttpStub jenkins =
        new HttpStub().answer(RUNS, 400, "{\"error\": \"The run has no version.\"}")) {
      assertThatExceptionOfType(RunRefusedException.class)
          .isThrownBy(() -> server(jenkins.uri()).deliver(run))
          .withMessageEndingWith(": The run has no version.");
    }
  }

  @Test
  public void aPageThatSaysBadRequestRefusesNoRun() throws Exception {
    try (HttpStub proxy = new HttpStub().answer(RUNS, 400, "<html>Bad Request</html>")) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> server(proxy.uri()).deliver(run))
          .isNotInstanceOf(RunRefusedException.class)
          .withMessageEndingWith("it answered 400.");
    }
  }

  @Test
  public void anAnswerThatDoesNotEndIsGivenUp() throws Exception {
    try (DrippingServer dripping =
        new DrippingServer("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> server(dripping.uri()).deliver(run))
          .withMessageEndingWith("it did not answer within 1 s.");
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> trend(dripping.uri()))
          .withMessageEndingWith("it did not answer within 1 s.");
    }
  }

  @Test
  public void aTrendOfAnotherProjectIsNotAnAnswer() throws Exception {
    try (HttpStub jenkins =
        new HttpStub().answer("/dogdriver/api/trend", 200, "{\"project\": \"absearch\"}")) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> trend(jenkins.uri()))
          .withMessageContaining("its answer is not one of dogDriver");
    }
  }

  @Test
  public void eachServerHasANameOfItsOwn() {
    assertThat(server(URI.create("http://ci/a")).id())
        .matches("[0-9a-f]{16}")
        .isEqualTo(server(URI.create("http://ci/a/")).id())
        .isNotEqualTo(server(URI.create("http://ci/b")).id());
  }

  private static void trend(URI url) {
    server(url).trend("kintowe", Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static JenkinsServer server(URI url) {
    return new JenkinsServer(
        url, new Secret(""), HttpClient.newHttpClient(), Duration.ofSeconds(1));
  }
}
