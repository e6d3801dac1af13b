package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeStepContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A Pipeline whose program is at a step, and is saved and read as Pipeline does. */
final class FakePipeline {
  private final StepTestBed bed;
  private final FakeStepContext context;
  private StepExecution execution;
  private byte[] program;
  private int saves;

  /** Is given the context of the Pipeline once more after each restart. */
  private interface InContext {
    void enter(StepContext context);
  }

  /** Takes its looks on the test's thread, when the timer calls for them. */
  private static final class Verdict extends DogdriverVerdictExecution implements InContext {
    private static final long serialVersionUID = 1L;

    private transient StepContext context;

    Verdict(StepContext context, DogdriverVerdictStep step) {
      super(context, step);
      this.context = context;
    }

    @Override
    public void enter(StepContext given) {
      context = given;
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

  /** Takes its steps on the test's thread, when the timer calls for them. */
  private static final class Execution extends DogdriverStepExecution implements InContext {
    private static final long serialVersionUID = 1L;

    private transient StepContext context;

    @Override
    public void enter(StepContext given) {
      context = given;
    }

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
    this.context = new FakeStepContext(bed.build, bed.agent, this::saveForTheStep);
  }

  private void saveForTheStep() {
    saves++;
    save();
  }

  /** The program comes to the step. */
  void start(DogdriverStep step) {
    start(new Execution(context.context(), step));
  }

  /** The program comes to the step. */
  void start(DogdriverVerdictStep step) {
    start(new Verdict(context.context(), step));
  }

  private void start(StepExecution started) {
    execution = started;
    try {
      assertThat(execution.start()).as("The step has ended at once.").isFalse();
    } catch (Exception e) {
      throw new AssertionError("The step has not started.", e);
    }
    save();
  }

  /** The build is aborted. */
  void stop(Throwable cause) {
    try {
      execution.stop(cause);
    } catch (Exception e) {
      throw new AssertionError("The step has not stopped.", e);
    }
  }

  /** The controller is restarted, and reads what was saved last. */
  void restart() {
    bed.restart();
    resume();
  }

  /** A controller that is up again reads what was saved last. */
  void resume() {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(program))) {
      execution = (StepExecution) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    ((InContext) execution).enter(context.context());
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
    context.losesItsBuild();
  }

  /** From now on its program is saved when {@link #finishSaves} is called. */
  void savesSlowly() {
    context.savesSlowly();
  }

  void finishSaves() {
    context.finishSaves();
  }

  /** How often the step has asked for the program to be saved. */
  int saves() {
    return saves;
  }

  String status() {
    return execution.getStatus();
  }

  boolean isOver() {
    return !context.values().isEmpty() || !context.failures().isEmpty();
  }

  /** What the script gets from the step, which has ended well. */
  @SuppressWarnings("unchecked")
  Map<String, Object> values() {
    assertThat(context.failures()).isEmpty();
    assertThat(context.values()).hasSize(1);
    assertThat(bed.time.isBusy()).as("something is still to be done").isFalse();
    return (Map<String, Object>) context.values().get(0);
  }

  /** Why the step has failed. */
  Throwable failure() {
    assertThat(context.values()).isEmpty();
    assertThat(context.failures()).hasSize(1);
    assertThat(bed.time.isBusy()).as("something is still to be done").isFalse();
    return context.failures().get(0);
  }
}
