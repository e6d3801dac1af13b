package io.jenkins.plugins.dogdriver.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Settings as they are written, before they are checked: a file, and what was said elsewhere on top
 * of it.
 */
public final class SettingsTree {
  private static final int LARGEST_FILE = 1024 * 1024;
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final ObjectMapper PARTS =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final String origin;
  private final ObjectNode tree;

  private SettingsTree(String origin, ObjectNode tree) {
    this.origin = origin;
    this.tree = tree;
  }

  /** Nothing is set. */
  public static SettingsTree empty() {
    return new SettingsTree("the settings", YAML.createObjectNode());
  }

  /**
   * @param file in YAML, or JSON, which is YAML too
   * @throws SettingsException if it cannot be read as one
   */
  public static SettingsTree read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new SettingsException(file + " is too large for a file of settings.");
      }
      JsonNode content = YAML.readTree(Files.readAllBytes(file));
      if (content == null || content.isMissingNode() || content.isNull()) {
        return new SettingsTree(file.toString(), YAML.createObjectNode());
      }
      if (!(content instanceof ObjectNode tree)) {
        throw new SettingsException(file + " is no list of settings such as 'source: laptop'.");
      }
      return new SettingsTree(file.toString(), tree);
    } catch (JsonProcessingException e) {
      throw new SettingsException(
          "%s is no YAML (line %d): %s."
              .formatted(
                  file,
                  e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                  firstLine(e.getOriginalMessage())),
          e);
    } catch (NoSuchFileException e) {
      throw new SettingsException("There is no file of settings " + file + ".", e);
    } catch (IOException e) {
      throw new SettingsException("The settings in " + file + " cannot be read: " + e + ".", e);
    }
  }

  /**
   * Puts a value on top of what the file says; null leaves that as it is.
   *
   * @param path of names, with a slash before each, for example {@code /datadog/site}
   */
  public SettingsTree with(String path, String value) {
    if (value == null) {
      return this;
    }
    int last = path.lastIndexOf('/');
    ObjectNode copy = tree.deepCopy();
    ObjectNode parent = last == 0 ? copy : copy.withObject(path.substring(0, last));
    parent.put(path.substring(last + 1), value);
    return new SettingsTree(origin, copy);
  }

  /**
   * @param path of names, with a slash before each
   */
  public boolean has(String path) {
    return !tree.at(path).isMissingNode();
  }

  /** Takes away what the file says. */
  public SettingsTree without(String name) {
    ObjectNode copy = tree.deepCopy();
    copy.remove(name);
    return new SettingsTree(origin, copy);
  }

  /** Takes their parts out, each of its type. */
  SettingsParts parts() {
    try {
      return PARTS.treeToValue(tree, SettingsParts.class);
    } catch (UnrecognizedPropertyException e) {
      throw new SettingsException(
          "'%s' in %s is no setting; there %s."
              .formatted(
                  path(e),
                  origin,
                  e.getKnownPropertyIds().stream()
                      .map(Object::toString)
                      .sorted()
                      .collect(Collectors.joining(", ", "can be ", ""))),
          e);
    } catch (JsonMappingException e) {
      throw new SettingsException(
          "'%s' in %s cannot be right: %s."
              .formatted(path(e), origin, firstLine(e.getOriginalMessage())),
          e);
    } catch (JsonProcessingException e) {
      throw new SettingsException("The settings in " + origin + " cannot be read.", e);
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? String.valueOf(step.getIndex() + 1)
                    : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
