package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.molotov.LoadTestProcess;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A moloslave on an agent that does what a test says. */
final class ScriptedLoadTest implements LoadTestProcess {
  static final String PASSED =
      "SUCCESSES: 90 | FAILURES: 1 | WORKERS: 10\nSUCCESSES: 90 | FAILURES: 1\n*** Bye ***\n";

  final List<MoloslaveRun> launched = new ArrayList<>();
  final List<String> ended = new ArrayList<>();
  boolean reachable = true;
  boolean running;
  boolean endsWhenAsked = true;
  boolean cleanedUp;
  Runnable beforeCleanUp = () -> {};

  /** What the next call but {@link #isReachable} fails with; null for nothing. */
  Exception failure;

  private String printed = "";

  /** moloslave prints this, and has ended. */
  void ends(String output) {
    prints(output);
    running = false;
  }

  void prints(String output) {
    printed += output;
  }

  @Override
  public boolean isReachable() {
    return reachable;
  }

  @Override
  public void launch(MoloslaveRun run, OutputStream output)
      throws IOException, InterruptedException {
    launched.add(run);
    fail();
    running = true;
  }

  @Override
  public boolean poll(OutputStream output) throws IOException, InterruptedException {
    fail();
    output.write(printed.getBytes(StandardCharsets.UTF_8));
    printed = "";
    return !running;
  }

  @Override
  public void end(String id) throws IOException, InterruptedException {
    ended.add(id);
    fail();
    if (endsWhenAsked) {
      running = false;
    }
  }

  @Override
  public void cleanUp() throws IOException, InterruptedException {
    beforeCleanUp.run();
    cleanedUp = true;
    fail();
  }

  private void fail() throws IOException, InterruptedException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof InterruptedException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }
}
