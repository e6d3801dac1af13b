package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.molotov.LineOutput;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveScript;
import io.jenkins.plugins.dogdriver.molotov.MolotovOutput;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.jenkinsci.plugins.durabletask.BourneShellScript;
import org.jenkinsci.plugins.durabletask.Controller;

/**
 * Moloslave on an agent, which goes on while the controller restarts or the agent is disconnected.
 * What was read of its output is kept with it.
 */
final class LoadTestProcess implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Controller controller;
  private final MolotovOutput output = new MolotovOutput();
  private final Instant launched;
  private byte[] unfinishedLine = {};

  private LoadTestProcess(Controller controller, Instant launched) {
    this.controller = controller;
    this.launched = launched;
  }

  static LoadTestProcess launch(OngoingRun run, Place place)
      throws IOException, InterruptedException {
    Launcher launcher = place.launcher();
    if (!launcher.isUnix()) {
      throw new AbortException(Messages.LoadTestProcess_notUnix());
    }
    String script =
        MoloslaveScript.of(
            Moloslave.CANDIDATES, run.testUrl(), run.molotovTest(), run.id(), run.timeout());
    Controller controller =
        new BourneShellScript(script)
            .launch(place.environment(), place.workspace(), launcher, place.listener());
    // Not before: on an agent that is busy, or new, a launch takes seconds.
    return new LoadTestProcess(controller, Instant.now());
  }

  /**
   * Reads what it has written since, into the log of the build.
   *
   * @return whether it has ended, so that there is nothing more to come
   */
  boolean read(Place place) throws IOException, InterruptedException {
    FilePath workspace = place.workspace();
    TaskListener listener = place.listener();
    // In this order, or what is written in between would be lost.
    boolean ended = controller.exitStatus(workspace, place.launcher(), listener) != null;
    PrintStream log = listener.getLogger();
    LineOutput lines = new LineOutput(output.andThen(log::println));
    lines.write(unfinishedLine);
    controller.writeLog(workspace, lines);
    unfinishedLine = lines.unfinished();
    if (ended) {
      lines.close();
      unfinishedLine = new byte[0];
    }
    return ended;
  }

  /**
   * Ends the moloslave of a run and its children, kindly first; that there is none is fine. They
   * are found by their mark, since that of durable tasks is the same for all of a workspace.
   */
  static void kill(OngoingRun run, Place place) throws IOException, InterruptedException {
    place.launcher().kill(Map.of(MoloslaveScript.MARK, run.id()));
  }

  /** Deletes what was needed to watch it. */
  void cleanUp(Place place) throws IOException, InterruptedException {
    controller.cleanup(place.workspace());
  }

  /**
   * When it ended, which may have been long before it was read; now where it did not say. The time
   * it ran is that of the agent's clock, which need not agree with this one, and rounded up: better
   * a second too much than the last second of the load missing.
   */
  Instant end() {
    Instant now = Instant.now();
    return output
        .runTime()
        .map(time -> launched.plus(time).plusSeconds(1))
        .filter(end -> end.isBefore(now))
        .orElse(now);
  }

  boolean hasOutput() {
    return !output.lastLine().isEmpty();
  }

  MolotovOutput output() {
    return output;
  }
}
