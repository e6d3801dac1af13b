package io.jenkins.plugins.dogdriver.engine;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Word;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes what is wrong with a file of settings in one sentence: which setting, its value, and
 * what is allowed. The messages of the parsers are not used, since they name Java types and repeat
 * what may be a key.
 */
final class SettingsMistake {
  /** A mistyped name of a setting; keys are longer, or have digits. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,20}");

  private static final int LONGEST_VALUE = 100;

  private SettingsMistake() {}

  static String notYaml(String file, JsonProcessingException e) {
    JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
    return "%s is not YAML (line %s, column %s)."
        .formatted(file, Math.max(place.getLineNr(), 0), Math.max(place.getColumnNr(), 0));
  }

  static String wrongPlace(String origin, JsonMappingException e) {
    List<String> path = path(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      return unknown(origin, path, unknown);
    }
    String expected =
        e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
            ? expected(mismatch.getTargetType())
            : "something else";
    return "%s%s%s it must be %s."
        .formatted(prefix(origin), String.join(".", path), value(e), expected);
  }

  private static String unknown(
      String origin, List<String> path, UnrecognizedPropertyException unknown) {
    String name = path.get(path.size() - 1);
    String group = String.join(".", path.subList(0, path.size() - 1));
    String subject =
        NAME.matcher(name).matches()
            ? String.join(".", path)
            : "A name" + (group.isEmpty() ? "" : " in " + group);
    return "%s%s is not a setting; the settings there are %s."
        .formatted(
            prefix(origin),
            subject,
            unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", ")));
  }

  private static String prefix(String origin) {
    return origin.isEmpty() ? "" : origin + ": ";
  }

  /** Returns what is repeated of a value: a single word or number only. */
  private static String value(JsonMappingException e) {
    return e instanceof InvalidFormatException format && format.getValue() != null
        ? " is '" + PrintableText.of(format.getValue().toString(), LONGEST_VALUE) + "';"
        : " is of the wrong kind;";
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return Word.choice(
          Stream.of(type.getEnumConstants()).map(Enum.class::cast).map(Word::of).toList());
    }
    if (type == Integer.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return type.isRecord()
        ? Stream.of(type.getRecordComponents())
            .map(RecordComponent::getName)
            .sorted()
            .collect(Collectors.joining(", ", "a group of the settings ", ""))
        : "a text";
  }

  private static List<String> path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? String.valueOf(step.getIndex() + 1)
                    : step.getFieldName())
        .toList();
  }
}
