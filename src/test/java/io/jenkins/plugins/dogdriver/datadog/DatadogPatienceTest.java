package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.Test;

/** How long Datadog is waited for, and how often it is asked again. */
public class DatadogPatienceTest extends DatadogTestBed {
  @Test
  public void aLimitIsWaitedOutUntilItsReset() {
    standIn.answerNext(429, Map.of("X-RateLimit-Reset", "7"), "{\"errors\": [\"Too many\"]}");

    read(standIn.settings());

    assertThat(waits).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  public void aLimitThatIsFarFromItsResetIsNotWaitedOut() {
    standIn.answerNext(429, Map.of("x-ratelimit-reset", "3540"), "");

    assertThat(failure(() -> read(standIn.settings())))
        .hasMessage("Datadog's limit of requests is reached (429); it ends in 3540 s.")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.LIMIT);
    assertThat(waits).isEmpty();
  }

  @Test
  public void aResetThatIsNoNumberOfSecondsIsNotBelieved() {
    standIn.answerNext(429, Map.of("X-RateLimit-Reset", "-99999999999999999999"), "");

    read(standIn.settings());

    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  public void aFailingServerIsAskedAgainAfterLongerAndLongerPauses() {
    standIn.answerNext(500, Map.of(), "").answerNext(502, Map.of(), "<html>Bad Gateway</html>");
    standIn.answerNext(503, Map.of(), "");

    send(with(standIn.settings(), Duration.ofSeconds(10), 4));

    assertThat(standIn.events()).hasSize(1);
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  public void itIsGivenUpAfterTheLastAttempt() {
    standIn.answerNext(500, Map.of(), "").answerNext(503, Map.of(), "");

    assertThat(failure(() -> read(standIn.settings())))
        .hasMessage("Datadog could not be asked to read metrics (503 from " + standIn.url() + ").")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
    assertThat(standIn.requests()).hasSize(2);
  }

  @Test
  public void noAnswerInTimeIsAskedForAgain() {
    standIn.hangNext();

    read(with(standIn.settings(), Duration.ofMillis(300), 2));

    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  public void noAnswerAtAllIsATimeOut() {
    standIn.hangNext();

    assertThat(failure(() -> read(with(standIn.settings(), Duration.ofMillis(300), 1))))
        .hasMessage(
            "Datadog ("
                + standIn.url()
                + ") did not answer within 300 ms when asked to read metrics.")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  public void anAnswerThatDoesNotEndIsATimeOut() throws IOException {
    try (HttpStub stub = new HttpStub().hangInBody("/api/v1/query")) {
      assertThat(failure(() -> read(at(stub.uri(), Duration.ofMillis(300), 1))))
          .hasMessageContaining("did not answer within 300 ms when");
    }
  }

  @Test
  public void anInterruptEndsTheWaitAndIsNotLost() {
    standIn.answerNext(500, Map.of(), "");
    Datadog datadog =
        new Datadog(
            standIn.settings(),
            Clock.systemUTC(),
            wait -> {
              throw new InterruptedException();
            });

    assertThat(failure(() -> datadog.send(EVENT)).kind()).isEqualTo(Kind.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }
}
