package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** The node of a Pipeline's step, which may be out of reach for a while. */
final class NodeOfStep implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(NodeOfStep.class.getName());

  /** The name of the node; null until it was reached for the first time. */
  private String name;

  /** Connects the agent, if the node can be reached now. */
  void connect(AgentMoloslave agent, StepContext context, TaskListener listener)
      throws InterruptedException {
    agent.disconnect();
    try {
      if (isOutOfReach()) {
        return;
      }
      FilePath workspace = context.get(FilePath.class);
      Launcher launcher = workspace == null ? null : context.get(Launcher.class);
      if (launcher != null && workspace.getChannel() != null) {
        Computer computer = workspace.toComputer();
        name = computer == null ? name : computer.getName();
        agent.connect(workspace, launcher, context.get(EnvVars.class), listener);
      }
    } catch (IOException | RuntimeException e) {
      // Pipeline has no better answer for a deleted node, nor Jenkins while it shuts down.
      LOGGER.log(Level.FINE, "dogDriver: the agent of a run is out of reach", e);
    }
  }

  /**
   * Returns whether the node is out of reach; checked first, as Pipeline writes into the log of the
   * build each time it finds no node.
   */
  private boolean isOutOfReach() {
    if (name == null) {
      return false;
    }
    Computer computer = Jenkins.get().getComputer(name);
    return computer == null || computer.getChannel() == null;
  }
}
