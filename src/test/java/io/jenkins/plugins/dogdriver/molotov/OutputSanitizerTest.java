package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class OutputSanitizerTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";

  private final List<String> lines = new ArrayList<>();
  private final OutputSanitizer sanitizer =
      new OutputSanitizer(SecretMask.of(List.of(new Secret(KEY))));

  @Test
  public void aKeyIsMaskedWhateverItsColour() {
    assertThat(clean("\u001b[1;31mkey: \u001b[0m" + KEY + "\u001b[K.")).isEqualTo("key: ****.");
  }

  @Test
  public void whoAProxyIsAskedAsIsNotShown() {
    assertThat(clean("Cannot connect to http://me:hunter2@proxy:3128/, https://to:k@n@x/a@b"))
        .isEqualTo("Cannot connect to http://…@proxy:3128/, https://…@x/a@b");
    assertThat(clean("Cloning git@github.com:you/loadtests, see a@b.c"))
        .isEqualTo("Cloning git@github.com:you/loadtests, see a@b.c");
  }

  @Test
  public void aKeyThatIsCutWithItsLineIsMasked() {
    for (int length = 8; length < KEY.length(); length++) {
      LineOutput output = new LineOutput(sanitizer.before(lines::add));
      byte[] line =
          ("x".repeat(16 * 1024 - length) + KEY + "\n").getBytes(StandardCharsets.US_ASCII);
      output.write(line, 0, line.length);

      assertThat(lines.get(lines.size() - 1)).endsWith("x****…");
    }
    assertThat(clean("a…")).isEqualTo("a…");
  }

  @Test
  public void whatATerminalWouldActOnIsTakenOut() {
    assertThat(clean("a\u0007b\u202ec\td")).isEqualTo("a b c d");
  }

  private String clean(String line) {
    sanitizer.before(lines::add).accept(line);
    return lines.get(lines.size() - 1);
  }
}
