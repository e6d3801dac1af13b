package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.dogdriver.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.Test;

/** What may be set about Datadog, and what is said about a slip. */
public class DatadogSettingsTest {
  @Test
  public void theSiteGivesTheAddress() {
    assertThat(site(" US5.datadoghq.com ").address()).isEqualTo("https://api.us5.datadoghq.com");
    assertThat(site(DatadogSettings.DEFAULT_SITE).address()).isEqualTo("https://api.datadoghq.com");
  }

  @Test
  public void aUrlOverridesTheSite() {
    assertThat(url("http://127.0.0.1:8126/proxy/").address())
        .isEqualTo("http://127.0.0.1:8126/proxy");
  }

  @Test
  public void aSiteIsNoUrlAndNoPath() {
    for (String wrong :
        new String[] {
          "https://datadoghq.com", "app.datadoghq.com", "datadoghq.com/x", "datadoghq", "", "a b.c"
        }) {
      assertRefused(() -> site(wrong)).withMessageContaining("such as datadoghq.com");
    }
  }

  @Test
  public void aUrlHasNoPasswordAndAMessageDoesNotRepeatIt() {
    assertRefused(() -> url("https://user:hunter2@example.org"))
        .withMessageContaining("without user")
        .withMessageNotContaining("hunter2");
    assertRefused(() -> url("ftp://example.org")).withMessageContaining("http or https");
    assertRefused(() -> url("https://example.org?api_key=1")).withMessageContaining("query");
    assertRefused(() -> url("/api")).withMessageContaining("https://api.datadoghq.com");
  }

  @Test
  public void anApiKeyIsNeededAndAnApplicationKeyIsNot() {
    assertRefused(() -> keys("", "b")).withMessageContaining("DD_API_KEY");
    assertThat(keys("a", "").applicationKey().isEmpty()).isTrue();
  }

  @Test
  public void aKeyThatWouldBreakAHeaderIsRefusedUnseen() {
    assertRefused(() -> keys("abc\r\nX-Evil: 1", ""))
        .withMessageContaining("API key has a character that no key has")
        .withMessageNotContaining("Evil");
    assertRefused(() -> keys("a", "kéy")).withMessageContaining("application key");
  }

  @Test
  public void timeOutAndAttemptsHaveTheirRanges() {
    assertRefused(() -> bounds(Duration.ZERO, 1)).withMessageContaining("1 ms to 10 minutes");
    assertRefused(() -> bounds(Duration.ofMinutes(11), 1)).withMessageContaining("660 s");
    assertRefused(() -> bounds(Duration.ofSeconds(Long.MAX_VALUE), 1))
        .withMessageContaining("10 minutes");
    assertRefused(() -> bounds(Duration.ofSeconds(1), 0)).withMessageContaining("must be 1 to 20");
    assertRefused(() -> bounds(Duration.ofSeconds(1), 21)).withMessageContaining("not 21");
  }

  private static DatadogSettings site(String site) {
    return settings(site, Optional.empty(), "a", "b", Duration.ofSeconds(1), 1);
  }

  private static DatadogSettings url(String url) {
    return settings(
        DatadogSettings.DEFAULT_SITE,
        Optional.of(URI.create(url)),
        "a",
        "b",
        Duration.ofSeconds(1),
        1);
  }

  private static DatadogSettings keys(String apiKey, String applicationKey) {
    return settings(
        DatadogSettings.DEFAULT_SITE,
        Optional.empty(),
        apiKey,
        applicationKey,
        Duration.ofSeconds(1),
        1);
  }

  private static DatadogSettings bounds(Duration timeout, int attempts) {
    return settings(DatadogSettings.DEFAULT_SITE, Optional.empty(), "a", "b", timeout, attempts);
  }

  private static DatadogSettings settings(
      String site,
      Optional<URI> url,
      String apiKey,
      String applicationKey,
      Duration timeout,
      int attempts) {
    return new DatadogSettings(
        site, url, new Secret(apiKey), new Secret(applicationKey), timeout, attempts);
  }

  private static ThrowableAssertAlternative<IllegalArgumentException> assertRefused(
      ThrowingCallable work) {
    return assertThatIllegalArgumentException().isThrownBy(work);
  }
}
