package io.jenkins.plugins.dogdriver.report;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * A kind of web page. It contains everything it shows, and a policy that forbids a browser
 * everything else: no script, no other host.
 */
final class Page {
  private static final String STYLE = resource("style.css");

  private final Template template;

  Page(String name) {
    template =
        Mustache.compiler()
            .zeroIsFalse(true)
            .emptyStringIsFalse(true)
            .withEscaper(text -> Escapers.HTML.escape(PrintableText.of(text)))
            .compile(resource(name));
  }

  /**
   * Returns the page as HTML.
   *
   * @param view the object that the template calls {@code page}
   * @param written the time at which it was written, for people
   */
  String of(Object view, String written) {
    return template.execute(
        Map.of("page", view, "written", written, "style", STYLE, "policy", policy()));
  }

  private static String policy() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
      return "default-src 'none'; img-src data:; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(hash)
          + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The archive of dogDriver has no " + name, e);
    }
  }
}
