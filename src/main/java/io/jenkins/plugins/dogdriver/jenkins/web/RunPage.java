package io.jenkins.plugins.dogdriver.jenkins.web;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of the runs of a project that have a metric value, by start.
 *
 * @param next start of the first run after them; empty where there is none
 */
record RunPage(List<MeasuredRun> runs, Optional<Instant> next) {
  private static final int LARGEST = 10_000;

  /**
   * Returns a page. Runs that start at the same time are on the same one, so it may have a few more
   * than the limit.
   *
   * @param all by start
   * @param since start of the first run, in ISO-8601 or in seconds since 1970; null or empty for
   *     the first there is
   * @param limit how many at most, 1 to {@value #LARGEST}; null or empty for all
   * @throws BadRequestException if a parameter is invalid
   */
  static RunPage of(List<MeasuredRun> all, String metric, String since, String limit) {
    Instant from = since == null || since.isBlank() ? Instant.MIN : instant(since.strip());
    List<MeasuredRun> counted =
        all.stream()
            .filter(run -> run.run().passed() && run.value(metric).isPresent())
            .filter(run -> !run.run().start().isBefore(from))
            .sorted(MeasuredRun.BY_START)
            .toList();
    int end = limit == null || limit.isBlank() ? counted.size() : number(limit.strip());
    while (end < counted.size() && start(counted, end).equals(start(counted, end - 1))) {
      end++;
    }
    return end >= counted.size()
        ? new RunPage(counted, Optional.empty())
        : new RunPage(counted.subList(0, end), Optional.of(start(counted, end)));
  }

  private static Instant start(List<MeasuredRun> runs, int index) {
    return runs.get(index).run().start();
  }

  private static Instant instant(String text) {
    try {
      return text.matches("\\d{1,11}")
          ? Instant.ofEpochSecond(Long.parseLong(text))
          : Instant.parse(text);
    } catch (DateTimeException e) {
      throw new BadRequestException(Answer.BAD_REQUEST, Messages.RunPage_since(text));
    }
  }

  private static int number(String text) {
    int limit = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    if (limit < 1 || limit > LARGEST) {
      throw new BadRequestException(
          Answer.BAD_REQUEST, Messages.RunPage_limit(text, Integer.toString(LARGEST)));
    }
    return limit;
  }
}
