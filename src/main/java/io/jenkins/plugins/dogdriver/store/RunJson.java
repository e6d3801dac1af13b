package io.jenkins.plugins.dogdriver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.Word;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The JSON of jobs and measured runs. What the original program wrote is read; what is written
 * holds its fields too, so that it can continue reading the bucket. What is read is bounded in size
 * and checked, as others write to a bucket as well.
 */
public final class RunJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ID = Pattern.compile("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]{0,199}");
  private static final int LONGEST_TEXT = 2_000;

  /** The metric that the original program calls RPS. */
  private static final String COUNT = "RPS.as_count";

  /** The start of the years 1 to 9999, in which every calculation with a time has a result. */
  private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** The fields of a measured run that are not metric values of the original program. */
  private static final Set<String> FIELDS =
      union(
          DeployedFields.NAMES,
          "id",
          "project",
          "deployment",
          "source",
          "version",
          "start",
          "end",
          "now",
          "outcome",
          "reason",
          "runBy",
          "successes",
          "failures",
          "workers",
          "placeholder",
          RunFields.FIGURES);

  private static final Set<String> FIELDS_OF_JOB =
      union(FIELDS, "attempts", "lastError", "lastTried");

  private RunJson() {}

  private static Set<String> union(Collection<String> names, String... more) {
    return Stream.concat(names.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  static byte[] write(Job job) {
    ObjectNode json = json(job.run());
    if (job.attempts() > 0) {
      json.put("attempts", job.attempts());
      json.put("lastError", job.lastError());
      json.put("lastTried", seconds(job.lastTried()));
    }
    return bytes(json);
  }

  static byte[] write(MeasuredRun measured) {
    ObjectNode json = json(measured.run());
    ObjectNode figures = json.putObject(RunFields.FIGURES);
    measured
        .figures()
        .forEach(
            (name, figure) -> {
              ObjectNode own = figures.putObject(name);
              own.put("value", figure.value()).put("series", figure.series());
              if (figure.isPartial()) {
                own.put("coverage", figure.coverage());
              }
              if (!FIELDS.contains(name)) {
                json.put(name, figure.value());
              }
            });
    return bytes(json);
  }

  /**
   * Reads a job.
   *
   * @param key where the job lies; it is the id of a run that names none
   * @throws IllegalArgumentException with what is wrong, as a part of a sentence
   */
  static Job job(String key, byte[] content) {
    JsonNode json = RunFields.read(content, FIELDS_OF_JOB);
    Run run = run(json, RunKeys.id(key), text(json, "project", ""), time(json, "start", null));
    if (!RunStart.isStorable(run.start())) {
      throw new IllegalArgumentException(
          "its start is not between " + RunStart.EARLIEST + " and " + RunStart.LATEST);
    }
    return new Job(
        key,
        run,
        json.path("attempts").asInt(0),
        text(json, "lastError", ""),
        time(json, "lastTried", Instant.EPOCH));
  }

  /**
   * Reads a measured run.
   *
   * @throws IllegalArgumentException with what is wrong, as a part of a sentence
   */
  static MeasuredRun measuredRun(String key, RunKeys.Measured parts, byte[] content) {
    JsonNode json = RunFields.read(content, FIELDS);
    Run run = run(json, key, parts.project().orElse(""), Instant.ofEpochSecond(parts.start()));
    return new MeasuredRun(
        run, json.has(RunFields.FIGURES) ? figures(json) : originalFigures(json));
  }

  /** Returns the version of a run that cannot be read, as far as its JSON says it; or empty. */
  static String version(byte[] content) {
    return WellFormed.text(cut(RunFields.version(content)));
  }

  /**
   * Reads a run that is in no store yet: the JSON of a job or of a measured run. Without a metric
   * value it waits for them.
   *
   * @param id of a run that names none
   * @throws IllegalArgumentException with what is wrong, as a part of a sentence
   */
  public static MeasuredRun submitted(String id, byte[] content) {
    JsonNode json = RunFields.read(content, FIELDS);
    return new MeasuredRun(run(json, id, "", time(json, "start", null)), figures(json));
  }

  private static Map<String, Figure> figures(JsonNode json) {
    JsonNode own = json.path(RunFields.FIGURES);
    if (!own.isMissingNode() && !own.isObject()) {
      throw new IllegalArgumentException("its \"figures\" are not a JSON object");
    }
    return figures(
        fields(own),
        (name, field) ->
            new Figure(
                number(field.path("value"), name),
                Math.max(0, field.path("series").asInt(0)),
                coverage(field.path("coverage"))));
  }

  private static double coverage(JsonNode value) {
    double coverage = value.asDouble(1);
    return coverage > 0 && coverage <= 1 ? coverage : 1;
  }

  /**
   * Returns the metric values of the original program, which wrote 0 where Datadog had no points,
   * so a 0 is not one. Its RPS is a count in each interval of Datadog, not a rate, so it gets a
   * name of its own.
   */
  private static Map<String, Figure> originalFigures(JsonNode json) {
    return figures(
        fields(json)
            .filter(field -> field.getValue().isNumber() && !FIELDS.contains(field.getKey()))
            .filter(field -> field.getValue().doubleValue() != 0)
            .map(
                field -> field.getKey().equals("RPS") ? Map.entry(COUNT, field.getValue()) : field),
        (name, field) -> new Figure(number(field, name), 0));
  }

  private static Map<String, Figure> figures(
      Stream<Map.Entry<String, JsonNode>> fields, BiFunction<String, JsonNode, Figure> figure) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    fields.forEach(
        field -> figures.put(field.getKey(), figure.apply(field.getKey(), field.getValue())));
    if (figures.size() > RunFields.MOST_FIGURES) {
      throw new IllegalArgumentException(
          "it has more than " + RunFields.MOST_FIGURES + " metric values");
    }
    return figures;
  }

  private static ObjectNode json(Run run) {
    ObjectNode json = JSON.createObjectNode();
    run.started().identity().forEach(json::put);
    DeployedFields.write(run.started().deployed(), json);
    json.put("start", run.start().getEpochSecond())
        .put("end", run.end().getEpochSecond())
        .put("now", seconds(run.recorded()))
        .put("outcome", Word.of(run.outcome()))
        .put("reason", run.reason())
        .put("runBy", cut(run.runBy()))
        .put("successes", run.counts().successes())
        .put("failures", run.counts().failures())
        .put("workers", run.counts().workers());
    return run.isPlaceholder() ? json.put("placeholder", true) : json;
  }

  private static Run run(JsonNode json, String id, String project, Instant start) {
    if (start == null) {
      throw new IllegalArgumentException("it has no start");
    }
    Instant end = time(json, "end", start);
    String name = text(json, "project", project);
    if (name.isBlank()) {
      throw new IllegalArgumentException("it names no project");
    }
    return new Run(
        new RunStart(
            id(json, id),
            name,
            text(json, "deployment", Run.DEFAULT_DEPLOYMENT),
            text(json, "source", Run.UNKNOWN_SOURCE),
            DeployedFields.read(text(json, "version", ""), json),
            text(json, "runBy", ""),
            time(json, "start", start)),
        new RunEnd(
            end,
            new Counts(count(json, "successes"), count(json, "failures"), count(json, "workers")),
            outcome(text(json, "outcome", Outcome.PASSED.name())),
            text(json, "reason", ""),
            time(json, "now", end),
            json.path("placeholder").asBoolean(false)));
  }

  /** Returns the id, which becomes a part of keys, and so of names of files. */
  private static String id(JsonNode json, String otherwise) {
    String id = text(json, "id", otherwise);
    if (!id.equals(otherwise) && !ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "its id is not 1 to 200 characters without / and \\ and a dot at the beginning");
    }
    return id;
  }

  /**
   * Returns the text, cut: what is written must be read again, and only sentences for people grow
   * without bounds.
   */
  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
  }

  private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode json) {
    return json.properties().stream();
  }

  private static String text(JsonNode json, String field, String otherwise) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    String text = value.asText();
    if (value.isContainerNode() || text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "its " + field + " is not a text of at most " + LONGEST_TEXT + " characters");
    }
    return WellFormed.text(text);
  }

  private static Instant time(JsonNode json, String field, Instant otherwise) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    double seconds = number(value, field);
    if (seconds < EARLIEST || seconds > LATEST) {
      throw new IllegalArgumentException("its " + field + " is not a time in epoch seconds");
    }
    return Instant.ofEpochSecond((long) Math.floor(seconds))
        .plusMillis(Math.round((seconds - Math.floor(seconds)) * 1000));
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  private static double number(JsonNode value, String field) {
    double number = value.isNumber() || value.isTextual() ? value.asDouble(Double.NaN) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("its " + field + " is not a number");
    }
    return number;
  }

  private static long count(JsonNode json, String field) {
    return Math.max(0, json.path(field).asLong(0));
  }

  private static Outcome outcome(String word) {
    return Word.find(Outcome.class, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException("its outcome is none of " + Word.all(Outcome.class)));
  }

  private static byte[] bytes(ObjectNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A run could not be written as JSON.", e);
    }
  }
}
