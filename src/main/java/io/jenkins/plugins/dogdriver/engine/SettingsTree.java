package io.jenkins.plugins.dogdriver.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tree of settings as they are written, before they are checked: those of a file, and others on
 * top of it. Its messages repeat nothing that looks like a key, which may be in the wrong place.
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

  /** Returns a tree without any setting. */
  public static SettingsTree empty() {
    return new SettingsTree("", YAML.createObjectNode());
  }

  /**
   * Returns the settings of a file.
   *
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
        throw new SettingsException(
            file + " must have lines of the form 'source: laptop', a setting and its value.");
      }
      return new SettingsTree(file.toString(), tree);
    } catch (JsonProcessingException e) {
      throw new SettingsException(SettingsMistake.notYaml(file.toString(), e));
    } catch (NoSuchFileException e) {
      throw new SettingsException(
          "There is no file "
              + file
              + ": name another with --config, or leave it out for the defaults.",
          e);
    } catch (IOException e) {
      throw new SettingsException("The settings in " + file + " cannot be read: " + e + ".", e);
    }
  }

  /**
   * Returns these settings with a value on top; null changes nothing.
   *
   * @param path of names, with a slash before each, for example {@code /datadog/site}
   */
  public SettingsTree with(String path, String value) {
    if (value == null) {
      return this;
    }
    String[] names = path.substring(1).split("/");
    ObjectNode top = YAML.createObjectNode();
    ObjectNode parent = top;
    for (int i = 0; i < names.length - 1; i++) {
      parent = parent.putObject(names[i]);
    }
    parent.put(names[names.length - 1], value);
    return under(new SettingsTree(origin, top));
  }

  /** Returns these settings with others on top. */
  public SettingsTree under(SettingsTree top) {
    ObjectNode copy = tree.deepCopy();
    merge(copy, top.tree);
    return new SettingsTree(origin, copy);
  }

  /**
   * Adds settings; what is not a group of settings where there should be one is left for {@link
   * #parts}.
   */
  private static void merge(ObjectNode below, ObjectNode above) {
    for (Map.Entry<String, JsonNode> field : above.properties()) {
      JsonNode there = below.path(field.getKey());
      if (!(field.getValue() instanceof ObjectNode group) || there.isMissingNode()) {
        below.set(field.getKey(), field.getValue());
      } else if (there.isNull()) {
        below.set(field.getKey(), group);
      } else if (there instanceof ObjectNode known) {
        merge(known, group);
      }
    }
  }

  /**
   * Returns whether a setting or a group of settings is there.
   *
   * @param path of names, with a slash before each
   */
  public boolean has(String path) {
    return !tree.at(path).isMissingNode() && !tree.at(path).isNull();
  }

  /**
   * Returns a value as it is written; empty where there is none.
   *
   * @param path of names, with a slash before each
   */
  Optional<String> text(String path) {
    return Optional.of(tree.at(path)).filter(JsonNode::isValueNode).map(JsonNode::asText);
  }

  /** Returns these settings without one of them. */
  public SettingsTree without(String name) {
    ObjectNode copy = tree.deepCopy();
    copy.remove(name);
    return new SettingsTree(origin, copy);
  }

  /** Returns the settings, each of its type. */
  SettingsParts parts() {
    try {
      return PARTS.treeToValue(tree, SettingsParts.class);
    } catch (JsonMappingException e) {
      throw new SettingsException(withoutKeys(SettingsMistake.wrongPlace(origin, e)));
    } catch (JsonProcessingException e) {
      throw new SettingsException((origin + " The settings cannot be read.").strip());
    }
  }

  /** Returns a message without what is written here and may be a key. */
  String withoutKeys(String message) {
    List<String> written = new ArrayList<>();
    gather(tree, written);
    return KeyLike.hide(written, message);
  }

  private static void gather(JsonNode node, List<String> written) {
    node.fieldNames().forEachRemaining(written::add);
    if (node.isValueNode()) {
      written.add(node.asText());
    }
    node.forEach(child -> gather(child, written));
  }
}
