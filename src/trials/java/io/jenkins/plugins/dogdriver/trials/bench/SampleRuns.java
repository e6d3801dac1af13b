package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates ordinary runs of a project, with a new release now and then. */
final class SampleRuns {
  private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(5);
  private static final int RUNS_OF_A_RELEASE = 25;

  private SampleRuns() {}

  /** Returns one an hour; the same ones, whenever they are asked for. */
  static Stream<MeasuredRun> of(String project, int count) {
    Random random = new Random(project.hashCode());
    return IntStream.range(0, count)
        .mapToObj(i -> run(project, i, FIRST.plus(Duration.ofHours(i)), random));
  }

  /** Returns one a minute, all of the past; the same ones, whenever they are asked for. */
  static Stream<MeasuredRun> dense(String project, int count) {
    Random random = new Random(project.hashCode());
    return IntStream.range(0, count)
        .mapToObj(i -> run(project, i, FIRST.minus(Duration.ofMinutes(count - i)), random));
  }

  private static MeasuredRun run(String project, int index, Instant start, Random random) {
    Run run =
        new Run(
            new RunStart(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                project,
                "stage",
                "load-agent",
                "6." + index / RUNS_OF_A_RELEASE + ".0",
                "nightly #" + index,
                start),
            new RunEnd(
                start.plus(LENGTH),
                new Counts(60_000 + random.nextInt(5_000), random.nextInt(20), 10),
                Outcome.PASSED,
                "",
                start.plus(LENGTH).plusMillis(1_000 + random.nextInt(1_000))));
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("CPU", new Figure(around(40, random), 3));
    figures.put("RPS", new Figure(around(200, random), 1));
    figures.put("ART", new Figure(around(21, random), 1));
    return new MeasuredRun(run, figures);
  }

  /** Returns a value with noise that is 3 % wide. */
  private static double around(double middle, Random random) {
    return middle * (1 + 0.03 * random.nextGaussian());
  }
}
