package io.jenkins.plugins.dogdriver.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * The fields of a JSON object that make a run. Everything else in it is dropped while it is read,
 * so that what takes far more memory than bytes does not add up where many are read at once.
 */
final class RunFields {
  static final String FIGURES = "figures";
  static final int MOST_FIGURES = 100;

  private static final Set<String> FIELDS_OF_FIGURE = Set.of("value", "series", "coverage");
  private static final String VERSION = "version";
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build());

  private final Set<String> names;
  private final ObjectNode fields = JSON.createObjectNode();
  private int numbers;

  private RunFields(Set<String> names) {
    this.names = names;
  }

  /**
   * Returns the fields of these names, and the other numbers, of which the original program has its
   * metric values. A value that is an array or an object is empty, other than the metric values.
   *
   * @throws IllegalArgumentException with what is wrong, as a part of a sentence
   */
  static JsonNode read(byte[] content, Set<String> names) {
    RunFields read = new RunFields(names);
    try (JsonParser json = JSON.createParser(content)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        throw new IllegalArgumentException("it is empty");
      }
      if (first != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("it is not a JSON object");
      }
      read.fields(json);
      return read.fields;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          e.getLocation() == null
              ? "it is not JSON: it is too large or nested too deep"
              : "it is not JSON: line %s, column %s cannot be read"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getMessage(), e);
    }
  }

  /** Returns the version that an object has before it cannot be read any more; maybe empty. */
  static String version(byte[] content) {
    try (JsonParser json = JSON.createParser(content)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals(VERSION);
        if (json.nextToken() == JsonToken.VALUE_STRING && found) {
          return json.getText();
        }
        json.skipChildren();
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }

  private void fields(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals(FIGURES) && value == JsonToken.START_OBJECT) {
        figures(json, fields.putObject(FIGURES));
      } else if (names.contains(name) || isFigure(value)) {
        fields.set(name, value(json));
      } else {
        json.skipChildren();
      }
    }
  }

  /**
   * Returns whether a value may be a metric value; one more than may be is kept, so that they are
   * seen to be too many.
   */
  private boolean isFigure(JsonToken value) {
    return value.isNumeric() && ++numbers <= MOST_FIGURES + 1;
  }

  private static void figures(JsonParser json, ObjectNode figures) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (figures.size() > MOST_FIGURES) {
        throw new IllegalArgumentException("it has more than " + MOST_FIGURES + " metric values");
      }
      if (json.nextToken() == JsonToken.START_OBJECT) {
        figure(json, figures.putObject(name));
      } else {
        figures.set(name, value(json));
      }
    }
  }

  private static void figure(JsonParser json, ObjectNode figure) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (FIELDS_OF_FIGURE.contains(name)) {
        figure.set(name, value(json));
      } else {
        json.skipChildren();
      }
    }
  }

  private static JsonNode value(JsonParser json) throws IOException {
    if (json.currentToken().isScalarValue()) {
      return json.readValueAsTree();
    }
    JsonNode empty =
        json.currentToken() == JsonToken.START_ARRAY
            ? JSON.createArrayNode()
            : JSON.createObjectNode();
    json.skipChildren();
    return empty;
  }
}
