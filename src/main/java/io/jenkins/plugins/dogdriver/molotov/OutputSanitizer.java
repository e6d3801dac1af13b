package io.jenkins.plugins.dogdriver.molotov;

import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Cleans each line that a load test prints, before it is shown or kept: it removes colours and the
 * users and passwords of URLs, masks secrets, and replaces what is not printable.
 */
public final class OutputSanitizer {
  /** Matches colours and movements of the cursor: ECMA-48, 5.4 "Control sequences". */
  private static final Pattern CONTROL_SEQUENCE =
      Pattern.compile("(?:\u001b\\[|\u009b)[0-?]*[ -/]*[@-~]");

  private final SecretMask mask;

  public OutputSanitizer(SecretMask mask) {
    this.mask = mask;
  }

  /** Returns a consumer of lines as they were printed, which passes them on clean. */
  public Consumer<String> before(Consumer<String> lines) {
    return line -> lines.accept(clean(line));
  }

  private String clean(String line) {
    // A secret may have been cut in the middle.
    return line.endsWith(LineOutput.CUT)
        ? cleanWhole(line.substring(0, line.length() - LineOutput.CUT.length())) + LineOutput.CUT
        : cleanWhole(line);
  }

  private String cleanWhole(String line) {
    String colourless = CONTROL_SEQUENCE.matcher(line).replaceAll("");
    return PrintableText.of(HttpUrl.withoutUsers(mask.mask(colourless)));
  }
}
