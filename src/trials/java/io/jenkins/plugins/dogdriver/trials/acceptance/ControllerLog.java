package io.jenkins.plugins.dogdriver.trials.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * The messages in the logs of the controller and its agents about dogDriver since the acceptance
 * began, from warnings up: what names it, what its classes log, and what others log whose stack
 * trace has a class of it.
 */
final class ControllerLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScriptConsole console;
  private final Instant since = Instant.now();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<Provoked> provoked = new CopyOnWriteArrayList<>();

  ControllerLog(ScriptConsole console) {
    this.console = console;
  }

  private record Provoked(Pattern text, Instant from) {
    boolean is(JsonNode warning) {
      return warning.path("trace").asText().isEmpty()
          && warning.path("at").asLong() >= from.toEpochMilli()
          && text.matcher(warning.path("text").asText()).find();
    }
  }

  /**
   * Expects that a scenario provokes a warning of one sentence, without a stack trace, from now on.
   */
  void provokes(String regularExpression) {
    provoked.add(new Provoked(Pattern.compile(regularExpression), Instant.now()));
  }

  /**
   * Keeps what was logged, and is called after each scenario: the controller forgets it with a
   * restart, and after 256 records, and an agent when it is disconnected.
   */
  synchronized void read() {
    String lines =
        console.run(
            """
            def records = new ArrayList(Jenkins.logRecords)
            Jenkins.get().computers.findAll { it.online }.each { records.addAll(it.logRecords) }
            records.findAll { it.millis >= %dL && it.level.intValue() >= 900 }.each {
              def trace = new StringWriter()
              it.thrown?.printStackTrace(new PrintWriter(trace))
              def text = new java.util.logging.SimpleFormatter().formatMessage(it)
              def all = [it.loggerName, it.sourceClassName, text, trace].join(' ')
              if (all.toLowerCase(Locale.ROOT).contains('dogdriver')) {
                println groovy.json.JsonOutput.toJson(
                    [at: it.millis, level: it.level.name, logger: it.loggerName,
                     text: text, trace: trace.toString()])
              }
            }
            """
                .formatted(since.toEpochMilli()));
    lines.lines().forEach(warnings::add);
  }

  /** Returns the warnings that no scenario provoked, each with its stack trace if it has one. */
  synchronized List<String> surprises() {
    return warnings.stream()
        .map(ControllerLog::parse)
        .filter(this::isSurprise)
        .map(JsonNode::toPrettyString)
        .toList();
  }

  private boolean isSurprise(JsonNode warning) {
    return provoked.stream().noneMatch(expected -> expected.is(warning));
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new IllegalStateException("The log is not readable: " + line, e);
    }
  }
}
