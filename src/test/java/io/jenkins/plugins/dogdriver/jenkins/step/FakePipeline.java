package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.util.concurrent.Futures;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** A Pipeline whose program is at {@code dogdriverRun}, and is saved and read as Pipeline does. */
final class FakePipeline {
  private final StepTestBed bed;
  private final StepContext context = mock(StepContext.class);
  private final List<Object> values = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private Execution execution;
  private byte[] program;
  private int saves;
  private boolean gone;

  /** Takes its steps on the test's thread, when the timer calls for them. */
  private static final class Execution extends DogdriverStepExecution {
    private static final long serialVersionUID = 1L;

    private transient StepContext context;

    Execution(StepContext context, DogdriverStep step) {
      super(context, step);
      this.context = context;
    }

    @Override
    public StepContext getContext() {
      return context;
    }

    @Override
    Executor threads() {
      return Runnable::run;
    }
  }

  FakePipeline(StepTestBed bed) throws IOException, InterruptedException {
    this.bed = bed;
    when(context.get(any(Class.class))).thenAnswer(call -> get(call.getArgument(0)));
    when(context.saveState())
        .thenAnswer(
            call -> {
              save();
              saves++;
              return Futures.immediateFuture(null);
            });
    doAnswer(call -> values.add(call.getArgument(0))).when(context).onSuccess(any());
    doAnswer(call -> failures.add(call.getArgument(0))).when(context).onFailure(any());
  }

  private Object get(Class<?> type) throws IOException {
    if (gone) {
      throw new IOException("There is no such build.");
    }
    if (type == Run.class) {
      return bed.build;
    }
    if (type == TaskListener.class) {
      return bed.listener;
    }
    if (bed.agent.isAway()) {
      // Pipeline says so each time it is asked.
      bed.listener.getLogger().println("linux is offline");
      return null;
    }
    if (type == FilePath.class) {
      return bed.agent.workspace();
    }
    if (type == Launcher.class) {
      return bed.agent.launcher();
    }
    if (type == EnvVars.class) {
      return new EnvVars();
    }
    throw new IllegalArgumentException(type.getName());
  }

  /** The program comes to the step. */
  void start(DogdriverStep step) {
    execution = new Execution(context, step);
    assertThat(execution.start()).as("The step has ended at once.").isFalse();
    save();
  }

  /** The build is aborted. */
  void stop(Throwable cause) {
    execution.stop(cause);
  }

  /** The controller is restarted, and reads what was saved last. */
  void restart() {
    bed.restart();
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(program))) {
      execution = (Execution) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    execution.context = context;
    execution.onResume();
  }

  private void save() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(execution);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    program = bytes.toByteArray();
  }

  /** The build is deleted. */
  void isDeleted() {
    gone = true;
  }

  /** How often the step has asked for the program to be saved. */
  int saves() {
    return saves;
  }

  String status() {
    return execution.getStatus();
  }

  boolean isOver() {
    return !values.isEmpty() || !failures.isEmpty();
  }

  /** What the script gets from the step, which has ended well. */
  @SuppressWarnings("unchecked")
  Map<String, Object> values() {
    assertThat(failures).isEmpty();
    assertThat(values).hasSize(1);
    assertThat(bed.time.isBusy()).as("something is still to be done").isFalse();
    return (Map<String, Object>) values.get(0);
  }

  /** Why the step has failed. */
  Throwable failure() {
    assertThat(values).isEmpty();
    assertThat(failures).hasSize(1);
    assertThat(bed.time.isBusy()).as("something is still to be done").isFalse();
    return failures.get(0);
  }
}
