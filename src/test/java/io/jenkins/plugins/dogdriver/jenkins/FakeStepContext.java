package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.util.concurrent.SettableFuture;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What a Pipeline gives a step of a build, and gets from it. */
public final class FakeStepContext {
  private final StepContext context = mock(StepContext.class);
  private final FakeBuild build;
  private final FakeAgent agent;
  private final List<Object> values = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final List<SettableFuture<Void>> saving = new ArrayList<>();
  private boolean saveIsSlow;
  private boolean gone;

  /**
   * @param save saves the program
   */
  public FakeStepContext(FakeBuild build, FakeAgent agent, Runnable save)
      throws IOException, InterruptedException {
    this.build = build;
    this.agent = agent;
    when(context.get(any(Class.class))).thenAnswer(call -> get(call.getArgument(0)));
    when(context.saveState())
        .thenAnswer(
            call -> {
              save.run();
              saving.add(SettableFuture.create());
              if (!saveIsSlow) {
                finishSaves();
              }
              return saving.get(saving.size() - 1);
            });
    doAnswer(call -> values.add(call.getArgument(0))).when(context).onSuccess(any());
    doAnswer(call -> failures.add(call.getArgument(0))).when(context).onFailure(any());
  }

  private Object get(Class<?> type) throws IOException {
    if (gone) {
      throw new IOException("There is no such build.");
    }
    if (type == Run.class) {
      return build.build();
    }
    if (type == TaskListener.class) {
      return build.listener();
    }
    if (agent.isAway()) {
      // Pipeline says so each time it is asked.
      build.listener().getLogger().println("linux is offline");
      return null;
    }
    if (type == FilePath.class) {
      return agent.workspace();
    }
    if (type == Launcher.class) {
      return agent.launcher();
    }
    if (type == EnvVars.class) {
      return new EnvVars();
    }
    throw new IllegalArgumentException(type.getName());
  }

  public StepContext context() {
    return context;
  }

  /** The build is deleted. */
  public void losesItsBuild() {
    gone = true;
  }

  /** From now on the program is saved when {@link #finishSaves} is called. */
  public void savesSlowly() {
    saveIsSlow = true;
  }

  /** What was to be saved is saved. */
  public void finishSaves() {
    List.copyOf(saving).forEach(save -> save.set(null));
  }

  /** The values with which the step has ended well. */
  public List<Object> values() {
    return values;
  }

  /** The causes with which the step has failed. */
  public List<Throwable> failures() {
    return failures;
  }
}
