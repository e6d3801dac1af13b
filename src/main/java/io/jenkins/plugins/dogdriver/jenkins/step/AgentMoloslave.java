package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.slaves.AbstractCloudSlave;
import hudson.slaves.EphemeralNode;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.molotov.LoadTestProcess;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveRun;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveScript;
import io.jenkins.plugins.dogdriver.run.VersionSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeSet;
import org.jenkinsci.plugins.durabletask.BourneShellScript;
import org.jenkinsci.plugins.durabletask.Controller;

/**
 * The agent of a build, on which a run has its load test. moloslave is a durable task there: it
 * keeps running while the controller restarts or the connection is lost, and the driver connects
 * this again before each step of the run.
 */
final class AgentMoloslave implements LoadTestProcess, VersionSource, Serializable {
  private static final long serialVersionUID = 1L;

  private static final String BUILT_IN = "built-in";
  private static final String NO_LABELS = "cloud";

  /** The controller of the durable task; null until moloslave was launched. */
  private volatile Controller controller;

  private transient volatile Connection connection;
  private transient volatile LoadTestEnvironment environment = LoadTestEnvironment.DEFAULT;

  private record Connection(
      FilePath workspace, Launcher launcher, EnvVars environment, TaskListener listener) {}

  void connect(FilePath workspace, Launcher launcher, EnvVars environment, TaskListener listener) {
    connection = new Connection(workspace, launcher, environment, listener);
  }

  /** Sets which variables of the build's and the agent's environment the load test gets. */
  void give(LoadTestEnvironment variables) {
    environment = variables;
  }

  void disconnect() {
    connection = null;
  }

  @Override
  public boolean isReachable() {
    return connection != null;
  }

  /**
   * Returns the place that the load comes from. A node that exists only for a build or for some
   * time has another name each time; its labels are what it shares with the next one.
   */
  String source() {
    Computer computer = connection.workspace().toComputer();
    Node node = computer == null ? null : computer.getNode();
    if (node instanceof EphemeralNode || node instanceof AbstractCloudSlave) {
      String labels = String.join(" ", new TreeSet<>(GivenText.words(node.getLabelString())));
      return labels.isEmpty() ? NO_LABELS : labels;
    }
    return computer == null || computer.getName().isEmpty() ? BUILT_IN : computer.getName();
  }

  @Override
  public Deployed version(Deployment deployment) throws InterruptedException {
    return VersionOnAgent.ask(deployment, connection.workspace());
  }

  @Override
  public void launch(MoloslaveRun run, OutputStream output)
      throws IOException, InterruptedException {
    if (!connection.launcher().isUnix()) {
      throw new AbortException(Messages.AgentMoloslave_notUnix());
    }
    EnvVars passed = new EnvVars();
    passed.putAll(environment.of(connection.environment()));
    controller =
        new BourneShellScript(MoloslaveScript.of(Moloslave.CANDIDATES, environment, run))
            .launch(passed, connection.workspace(), connection.launcher(), connection.listener());
  }

  @Override
  public boolean poll(OutputStream output) throws IOException, InterruptedException {
    // In this order, or output in between would be lost.
    boolean ended =
        controller.exitStatus(connection.workspace(), connection.launcher(), connection.listener())
            != null;
    controller.writeLog(connection.workspace(), output);
    return ended;
  }

  /**
   * Ends the processes of a run, found by its mark: the mark of durable tasks is the same for a
   * whole workspace.
   */
  @Override
  public void end(String id) throws IOException, InterruptedException {
    connection.launcher().kill(Map.of(MoloslaveScript.MARK, id));
  }

  @Override
  public void cleanUp() throws IOException, InterruptedException {
    if (controller != null) {
      controller.cleanup(connection.workspace());
    }
  }
}
