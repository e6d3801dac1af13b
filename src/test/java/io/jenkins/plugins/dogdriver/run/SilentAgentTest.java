package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.LoadTestProcess;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveRun;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An agent that is connected and never answers, to any request. */
public class SilentAgentTest {
  private static final Duration SOON = Duration.ofMillis(100);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private MachineTestBed bed;

  private enum Call {
    LAUNCH,
    POLL,
    END,
    CLEAN_UP
  }

  /** Waits until it is interrupted, in the calls that a test says; in the others all goes well. */
  private static final class SilentLoadTest implements LoadTestProcess {
    final Set<Call> silent = EnumSet.noneOf(Call.class);
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public boolean isReachable() {
      return true;
    }

    @Override
    public void launch(MoloslaveRun run, OutputStream output) throws InterruptedException {
      waitIf(Call.LAUNCH);
    }

    @Override
    public boolean poll(OutputStream output) throws InterruptedException {
      waitIf(Call.POLL);
      return false;
    }

    @Override
    public void end(String id) throws InterruptedException {
      waitIf(Call.END);
    }

    @Override
    public void cleanUp() throws InterruptedException {
      waitIf(Call.CLEAN_UP);
    }

    private void waitIf(Call call) throws InterruptedException {
      if (silent.contains(call)) {
        asked.incrementAndGet();
        new CountDownLatch(1).await();
      }
    }
  }

  private final SilentLoadTest agent = new SilentLoadTest();

  @Before
  public void makeMachine() {
    bed = new MachineTestBed(folder.getRoot().toPath());
  }

  private CompletableFuture<Run> drive() {
    bed.machineOf(agent);
    RunLoop loop = new RunLoop(bed.machine, bed.progress, time -> bed.clock.pass(time), SOON, SOON);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return loop.run();
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  public void whichDoesNotLaunchFailsTheRunThatNobodyElseWouldLookAt() throws Exception {
    agent.silent.addAll(Set.of(Call.LAUNCH, Call.END));

    Run run = drive().get(30, TimeUnit.SECONDS);

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.reason()).isEqualTo("The machine of the load test does not answer.");
  }

  @Test
  public void whichDoesNotAnswerAPollFailsThatRunToo() throws Exception {
    agent.silent.addAll(EnumSet.allOf(Call.class));
    agent.silent.remove(Call.LAUNCH);

    Run run = drive().get(30, TimeUnit.SECONDS);

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(bed.queue()).containsExactly(run);
  }

  @Test
  public void isWaitedForByADriverThatCanWait() throws Exception {
    bed.advanceTo(Phase.LOADING);
    agent.silent.add(Call.POLL);
    bed.machineOf(agent);

    assertThat(wokenStep()).isInstanceOf(Next.Failed.class);
    assertThat(bed.progress.phase()).isEqualTo(Phase.LOADING);
  }

  @Test
  public void doesNotKeepACancelledRunFromItsEnd() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.progress.cancel();
    agent.silent.addAll(EnumSet.allOf(Call.class));

    Run run = drive().get(60, TimeUnit.SECONDS);

    assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(bed.queue()).containsExactly(run);
  }

  @Test
  public void doesNotKeepARunFromItsTimeOut() throws Exception {
    bed.advanceTo(Phase.LOADING);
    bed.clock.pass(MachineTestBed.TIMEOUT.plusSeconds(1));
    agent.silent.addAll(EnumSet.allOf(Call.class));

    assertThat(drive().get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @Test
  public void doesNotHoldUpARunWhoseLaunchMayHaveBeenCutOffByARestart() throws Exception {
    bed.advanceTo(Phase.STARTED);
    bed.restart();
    agent.silent.addAll(EnumSet.allOf(Call.class));

    assertThat(drive().get(30, TimeUnit.SECONDS).reason()).isEqualTo(RunMachine.RESTARTED);
  }

  @Test
  public void anInterruptOfTheThreadIsEnoughToAbortIt() throws Exception {
    bed.advanceTo(Phase.LOADING);
    agent.silent.addAll(EnumSet.allOf(Call.class));
    bed.machineOf(agent);
    RunLoop loop =
        new RunLoop(
            bed.machine, bed.progress, time -> bed.clock.pass(time), Duration.ofHours(1), SOON);
    CompletableFuture<Run> run = new CompletableFuture<>();
    Thread build =
        new Thread(
            () -> {
              try {
                run.complete(loop.run());
              } catch (Exception e) {
                run.completeExceptionally(e);
              }
            });
    build.start();
    await().atMost(Duration.ofSeconds(30)).until(() -> agent.asked.get() > 0);

    build.interrupt();

    assertThat(run.get(60, TimeUnit.SECONDS).outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  public void anInterruptThatComesWithTheAnswerIsNotLeftBehind() throws Exception {
    InterruptibleSection section = new InterruptibleSection();

    section.run(
        () -> {
          section.wake();
          return null;
        });

    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  public void aWakeWithoutAWaitDoesNothing() throws Exception {
    InterruptibleSection section = new InterruptibleSection();
    section.wake();

    assertThat(section.run(() -> "answer")).isEqualTo("answer");
    assertThatThrownBy(
            () ->
                section.run(
                    () -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  /** Takes one step, which is woken as the watch of a driver wakes it. */
  private Next wokenStep() throws Exception {
    CompletableFuture<Next> next = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                next.complete(bed.machine.advance());
              } catch (Exception e) {
                next.completeExceptionally(e);
              }
            });
    thread.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              bed.machine.wake();
              return next.isDone();
            });
    return next.get();
  }
}
