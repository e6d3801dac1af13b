package io.jenkins.plugins.dogdriver.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.Test;

public class SecretMaskTest {
  private static final String HEX = "0123456789abcdef0123456789abcdef";
  private static final String AWS = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
  private final SecretMask mask =
      SecretMask.of(List.of(new Secret(HEX), new Secret(AWS), new Secret("")));

  @Test
  public void everySecretIsMaskedWhereverItStands() {
    assertThat(mask.mask("DD_API_KEY=" + HEX + " and " + AWS + ";" + HEX))
        .isEqualTo("DD_API_KEY=**** and ****;****");
    assertThat(mask.mask("nothing to hide")).isEqualTo("nothing to hide");
    assertThat(mask.mask("")).isEmpty();
  }

  @Test
  public void aSecretIsKnownAgainInAUrl() {
    String encoded = URLEncoder.encode(AWS, StandardCharsets.UTF_8);

    assertThat(mask.mask("?key=" + encoded + "&x")).isEqualTo("?key=****&x");
    assertThat(mask.mask("?key=" + encoded.replace("%2F", "%2f").replace("%2B", "%2b")))
        .isEqualTo("?key=****");
  }

  @Test
  public void aSecretIsKnownAgainInBase64WhereverItBeginsThere() {
    for (String secret : List.of(HEX, AWS, HEX + "/", "\u00fb\u00ff\u00fe key \u00fb\u00ff")) {
      SecretMask one = SecretMask.of(List.of(new Secret(secret)));
      for (String before : List.of("", "u", "us", "use", "user:")) {
        for (String after : List.of("", "\n", "@h", "@ho", "@host")) {
          byte[] bytes = (before + secret + after).getBytes(StandardCharsets.UTF_8);
          for (Base64.Encoder encoder :
              List.of(
                  Base64.getEncoder(),
                  Base64.getEncoder().withoutPadding(),
                  Base64.getUrlEncoder())) {
            String masked = one.mask("Basic " + encoder.encodeToString(bytes) + ".");

            assertThat(masked).contains("****").endsWith(".");
            assertThat(masked.length()).isLessThan(32);
          }
        }
      }
    }
  }

  @Test
  public void aSecretThatIsCutOffAtTheEndIsMaskedToo() {
    assertThat(mask.mask("the key is " + HEX.substring(0, 31))).isEqualTo("the key is ****");
    assertThat(mask.mask("the key is " + AWS.substring(0, 8))).isEqualTo("the key is ****");
    assertThat(mask.mask("the key is " + AWS.substring(0, 7))).endsWith(AWS.substring(0, 7));
  }

  @Test
  public void aLongSecretIsMaskedBeforeAShortOneThatIsPartOfIt() {
    SecretMask both = SecretMask.of(List.of(new Secret("abcdef"), new Secret("abcdefghijkl")));

    assertThat(both.mask("abcdefghijkl abcdef")).isEqualTo("**** ****");
  }

  @Test
  public void whatIsTooShortForAKeyIsNotMasked() {
    SecretMask tiny = SecretMask.of(List.of(new Secret("a"), new Secret("abcde")));

    assertThat(tiny.mask("abcde fails")).isEqualTo("abcde fails");
  }
}
