package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.store.S3Settings;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.Optional;

/** An {@link S3Server} and the way to it. */
final class S3Process implements AutoCloseable {
  private final Process process;
  private final Writer delays;
  private final URI endpoint;

  S3Process() throws IOException {
    process = JavaProcess.of(S3Server.class, "-Xmx1g").start();
    delays = process.outputWriter();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (line == null) {
      throw new IOException("S3Proxy did not start.");
    }
    endpoint = URI.create(line);
  }

  URI endpoint() {
    return endpoint;
  }

  S3Settings settings() {
    return new S3Settings(
        S3StandIn.BUCKET,
        S3Settings.DEFAULT_REGION,
        Optional.of(endpoint),
        true,
        Optional.of(S3StandIn.KEY));
  }

  /** Answers come so much later from now on, as over a network. */
  void delay(int milliseconds) throws IOException {
    delays.write(milliseconds + "\n");
    delays.flush();
  }

  @Override
  public void close() throws IOException {
    delays.close();
    process.destroy();
  }
}
