package io.jenkins.plugins.dogdriver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The trend from a Jenkins, as text for a terminal. */
final class ServerTrendText {
  private ServerTrendText() {}

  static String of(JsonNode trend) {
    List<String> lines = new ArrayList<>();
    lines.add(trend.path("project").asText() + ": " + trend.path("verdict").asText());
    lines.add("  " + trend.path("sentence").asText());
    lines.add(
        "  on %s, from %s"
            .formatted(trend.path("deployment").asText(), trend.path("source").asText()));
    trend.path("flags").forEach(flag -> lines.add("  ! " + flag.asText()));
    trend.path("metrics").forEach(metric -> lines.add(line(metric)));
    return lines.stream()
        .map(PrintableText::of)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(JsonNode metric) {
    JsonNode change = metric.path("change");
    return String.format(
        Locale.ROOT,
        "  %-28s %-8s %7s",
        metric.path("name").asText(),
        metric.path("verdict").asText(),
        change.isNumber() ? String.format(Locale.ROOT, "%+.1f%%", change.asDouble() * 100) : "");
  }
}
