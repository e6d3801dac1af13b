package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jenkins.util.Timer;
import org.junit.rules.ExternalResource;
import org.mockito.MockedStatic;

/**
 * The timer of Jenkins and a clock. Time passes when a test says so, and what is due by then is
 * done on the test's thread, in order.
 */
public final class FakeTimer extends ExternalResource {
  public static final Instant START = Instant.parse("2026-05-24T14:26:00Z");

  private final SettableClock clock = new SettableClock(START);
  private final List<Call> calls = new ArrayList<>();
  private MockedStatic<Timer> timer;

  private record Call(Instant due, Runnable work) {}

  @Override
  protected void before() {
    ScheduledExecutorService service = mock(ScheduledExecutorService.class);
    when(service.schedule(any(Runnable.class), anyLong(), any()))
        .thenAnswer(
            call ->
                schedule(
                    call.getArgument(0),
                    Duration.of(
                        call.<Long>getArgument(1), call.<TimeUnit>getArgument(2).toChronoUnit())));
    timer = mockStatic(Timer.class);
    timer.when(Timer::get).thenReturn(service);
  }

  @Override
  protected void after() {
    timer.close();
  }

  private ScheduledFuture<?> schedule(Runnable work, Duration delay) {
    Call scheduled = new Call(clock.instant().plus(delay), work);
    calls.add(scheduled);
    ScheduledFuture<?> future = mock(ScheduledFuture.class);
    when(future.cancel(anyBoolean())).thenAnswer(call -> calls.removeIf(each -> each == scheduled));
    return future;
  }

  public Clock clock() {
    return clock;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    for (Optional<Call> next = next(end); next.isPresent(); next = next(end)) {
      doNow(next.get());
    }
    clock.pass(Duration.between(clock.instant(), end));
  }

  /** Does what is due next, and lets time pass until then. */
  public void doNext() {
    doNow(next(Instant.MAX).orElseThrow(() -> new AssertionError("Nothing is due.")));
  }

  /** Returns whether something is scheduled. */
  public boolean isBusy() {
    return !calls.isEmpty();
  }

  /** The controller goes down: nothing of what is due is done. */
  public void forget() {
    calls.clear();
  }

  private Optional<Call> next(Instant end) {
    return calls.stream()
        .filter(call -> !call.due().isAfter(end))
        .min(Comparator.comparing(Call::due));
  }

  private void doNow(Call call) {
    calls.remove(call);
    Duration wait = Duration.between(clock.instant(), call.due());
    clock.pass(wait.isNegative() ? Duration.ZERO : wait);
    call.work().run();
  }
}
