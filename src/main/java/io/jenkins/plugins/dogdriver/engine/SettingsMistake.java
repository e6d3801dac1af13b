package io.jenkins.plugins.dogdriver.engine;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a file of settings, in a sentence that says where and repeats nothing that
 * could be a key: the sentences of the parsers do.
 */
final class SettingsMistake {
  /** A name that somebody mistyped; keys are longer, or have digits. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,20}");

  private SettingsMistake() {}

  static String notYaml(String file, JsonProcessingException e) {
    JsonLocation place = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
    return "%s is no YAML (line %s, column %s)."
        .formatted(file, Math.max(place.getLineNr(), 0), Math.max(place.getColumnNr(), 0));
  }

  static String wrongPlace(String origin, JsonMappingException e) {
    List<String> path = path(e);
    if (e instanceof UnrecognizedPropertyException unknown) {
      return unknown(origin, path, unknown);
    }
    String what =
        e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
            ? ": it " + expected(mismatch.getTargetType())
            : "";
    return "'%s' in %s cannot be right%s.".formatted(String.join(".", path), origin, what);
  }

  private static String unknown(
      String origin, List<String> path, UnrecognizedPropertyException unknown) {
    String name = path.get(path.size() - 1);
    String group = String.join(".", path.subList(0, path.size() - 1));
    String subject =
        NAME.matcher(name).matches()
            ? "'" + String.join(".", path) + "'"
            : "A name" + (group.isEmpty() ? "" : " in '" + group + "'");
    return "%s in %s is no setting; there %s."
        .formatted(
            subject,
            origin,
            unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", ", "can be ", "")));
  }

  private static String expected(Class<?> type) {
    if (type.isEnum()) {
      return "is one of " + Arrays.toString(type.getEnumConstants());
    }
    if (Number.class.isAssignableFrom(type)) {
      return "is a number";
    }
    if (type == Boolean.class) {
      return "is true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "is a list";
    }
    return type.isRecord()
        ? Stream.of(type.getRecordComponents())
            .map(RecordComponent::getName)
            .sorted()
            .collect(Collectors.joining(", ", "has the settings ", ""))
        : "is a text";
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
