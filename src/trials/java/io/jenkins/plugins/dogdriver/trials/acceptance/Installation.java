package io.jenkins.plugins.dogdriver.trials.acceptance;

import static io.jenkins.plugins.dogdriver.trials.acceptance.ScriptConsole.literal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.awaitility.Awaitility;

/** Installs the plugin in the controller, as an administrator does who uploads it. */
final class Installation {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String NAME = "dogdriver";

  private final Controller controller;
  private final ScriptConsole console;
  private final Restart restart;

  Installation(Controller controller) {
    this.controller = controller;
    this.console = new ScriptConsole(controller);
    this.restart = new Restart(controller);
  }

  /** Returns whether the very same file is installed and active. */
  boolean has(Path hpi) throws IOException {
    return installed().equals(checksum(hpi)) && !version().isEmpty();
  }

  /** Returns once the controller has restarted with it. */
  void install(Path hpi) throws IOException {
    String checksum = checksum(hpi);
    upload(hpi);
    Awaitility.await("the controller takes the uploaded plugin")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> installed().equals(checksum));
    restart.safely();
    if (version().isEmpty()) {
      throw new IllegalStateException(
          "dogDriver did not start: "
              + console.run(
                  "print Jenkins.get().pluginManager.failedPlugins.collect { it.name + ': ' + it.cause }"));
    }
  }

  /** Returns the version of the active plugin; empty where there is none. */
  String version() {
    return console.run(
        "def p = Jenkins.get().pluginManager.getPlugin("
            + literal(NAME)
            + "); print p != null && p.active ? p.version : ''");
  }

  private String installed() {
    return console.run(
        """
        def file = new File(Jenkins.get().pluginManager.rootDir, '%s.jpi')
        if (file.exists()) {
          print java.security.MessageDigest.getInstance('SHA-256').digest(file.bytes).encodeHex()
        }
        """
            .formatted(NAME));
  }

  private static String checksum(Path hpi) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(hpi));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Uploads the plugin with the form of Jenkins, which has the file first and then an address, left
   * empty.
   */
  private void upload(Path hpi) throws IOException {
    String boundary = "dogdriver-acceptance-boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(
        text(
            "--%s\r\nContent-Disposition: form-data; name=\"name\"; filename=\"%s.hpi\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n",
            boundary, NAME));
    body.write(Files.readAllBytes(hpi));
    body.write(
        text(
            "\r\n--%s\r\nContent-Disposition: form-data; name=\"pluginUrl\"\r\n\r\n\r\n--%s--\r\n",
            boundary, boundary));
    controller.order(
        "pluginManager/uploadPlugin",
        "multipart/form-data; boundary=" + boundary,
        BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static byte[] text(String format, Object... values) {
    return format.formatted(values).getBytes(StandardCharsets.UTF_8);
  }
}
