package io.jenkins.plugins.dogdriver.jenkins.record;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.trend.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run as the pages of its build show it.
 *
 * @param state how far it has come, for people
 * @param requests what Molotov counted and how it ended; empty while it is running
 * @param figures once they are collected, in the order of the configuration
 */
public record RunLine(
    RunRecord run, String state, String start, String requests, List<FigureLine> figures) {

  /**
   * A figure as people read it.
   *
   * @param value with its unit
   */
  public record FigureLine(String label, String value) {}

  /**
   * @param metrics that are configured
   * @param zone in which times are written
   * @param now a time of another day is written with its date
   */
  static RunLine of(RunRecord run, List<Metric> metrics, ZoneId zone, Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return new RunLine(
        run,
        state(run, zone, today),
        time(Instant.ofEpochMilli(run.getStart()), zone, today),
        requests(run),
        figures(run.getFigures(), metrics));
  }

  private static String state(RunRecord run, ZoneId zone, LocalDate today) {
    return switch (run.state()) {
      case RUNNING -> Messages.RunLine_running();
      case WAITING -> Messages.RunLine_waiting(time(run.waitingUntil(), zone, today));
      case COLLECTED -> Messages.RunLine_collected();
      case SET_ASIDE -> Messages.RunLine_setAside();
    };
  }

  private static String time(Instant time, ZoneId zone, LocalDate today) {
    ZonedDateTime local = time.atZone(zone);
    String pattern = local.toLocalDate().equals(today) ? "HH:mm" : "d MMM yyyy HH:mm";
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(local);
  }

  private static String requests(RunRecord run) {
    if (run.getOutcome() == null) {
      return "";
    }
    return Messages.RunLine_requests(
        run.getOutcome().replace('_', ' '),
        String.format(Locale.ROOT, "%,d", run.getSuccesses() + run.getFailures()),
        String.format(Locale.ROOT, "%,d", run.getFailures()));
  }

  /** A figure whose metric is configured no more is shown by its name alone. */
  private static List<FigureLine> figures(Map<String, Double> figures, List<Metric> metrics) {
    Map<String, Double> left = new LinkedHashMap<>(figures);
    List<FigureLine> lines = new ArrayList<>();
    for (Metric metric : metrics) {
      Double value = left.remove(metric.name());
      if (value != null) {
        lines.add(
            new FigureLine(metric.label(), (Numbers.figure(value) + " " + metric.unit()).strip()));
      }
    }
    left.forEach((name, value) -> lines.add(new FigureLine(name, Numbers.figure(value))));
    return lines;
  }
}
