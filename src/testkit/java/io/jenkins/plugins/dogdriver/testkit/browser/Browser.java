package io.jenkins.plugins.dogdriver.testkit.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Chromium without a screen. */
public final class Browser {
  private final Path profile;

  /**
   * @param profile an empty folder for what it keeps
   */
  public Browser(Path profile) {
    this.profile = profile;
  }

  /** The page as it is once it was shown, in HTML. */
  public String dom(String address, int width, String... options)
      throws IOException, InterruptedException {
    return chromium(address, width, "--dump-dom", options).output();
  }

  /** What it complains of while it shows the page. */
  public String complaints(String address, String... options)
      throws IOException, InterruptedException {
    return chromium(address, 1280, "--dump-dom", options).errors();
  }

  /** A picture of the page. */
  public void screenshot(String address, int width, Path png, String... options)
      throws IOException, InterruptedException {
    chromium(address, width, "--screenshot=" + png, options);
  }

  private record Shown(String output, String errors) {}

  private Shown chromium(String address, int width, String what, String... options)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + profile,
                "--window-size=" + width + ",900",
                what));
    command.addAll(List.of(options));
    command.add(address);
    Path output = Files.createTempFile(profile, "output", "");
    Path errors = Files.createTempFile(profile, "errors", "");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("Chromium did not show " + address + " within 60 s.");
    }
    return new Shown(Files.readString(output), Files.readString(errors));
  }
}
