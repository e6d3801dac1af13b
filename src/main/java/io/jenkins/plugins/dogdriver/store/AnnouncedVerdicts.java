package io.jenkins.plugins.dogdriver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdicts that were announced elsewhere, so that each is announced once, whichever of several
 * processes finds it.
 *
 * <p>Each verdict on a series of runs has a number, one more than that of the verdict before. Its
 * object is made only where there is none of that number, so of several processes that find the
 * same verdict one makes it, and that one announces it. If it cannot, it deletes the object again.
 * If it is killed in between, that verdict is not announced.
 */
public final class AnnouncedVerdicts {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The start of the keys, which no run has, since there is no dash in it; the original skips it
   * too.
   */
  private static final String PREFIX = "verdict_";

  private static final int DIGITS = 32;
  private static final String END = ".json";

  private final ObjectStore objects;

  /**
   * A verdict on a release.
   *
   * @param version of the release
   * @param verdict its word
   */
  public record Announced(String version, String verdict) {}

  /**
   * The newest verdict on a series that was announced.
   *
   * @param number of it; 0 where none was announced
   * @param verdict absent where none was announced, or it cannot be read
   */
  public record Last(long number, Optional<Announced> verdict) {}

  /**
   * The right to announce a verdict.
   *
   * @param key of its object
   */
  public record Claim(String key) {}

  AnnouncedVerdicts(ObjectStore objects) {
    this.objects = objects;
  }

  /** Returns the verdict that was announced last. */
  public Last last(SeriesHistory.Series series) {
    List<String> keys = keys(series);
    if (keys.isEmpty()) {
      return new Last(0, Optional.empty());
    }
    String newest = keys.get(keys.size() - 1);
    return new Last(number(newest), read(newest));
  }

  /**
   * Returns the right to announce a verdict after the last one; empty where another process has it.
   *
   * @param last that was seen, so that a verdict which another process announced since is not
   *     announced again
   */
  public Optional<Claim> claim(SeriesHistory.Series series, Last last, Announced verdict) {
    long number = last.number() + 1;
    String key = prefix(series) + String.format(Locale.ROOT, "%08d", number) + END;
    return objects.putIfAbsent(key, write(verdict))
        ? Optional.of(new Claim(key))
        : Optional.empty();
  }

  /** Gives the right back, as the verdict could not be announced. */
  public void release(Claim claim) {
    objects.delete(claim.key());
  }

  /**
   * Stores that the verdict was announced. The one before stays, so that another process that saw
   * an even earlier one does not take its number.
   */
  public void announced(SeriesHistory.Series series, Claim claim) {
    long before = number(claim.key()) - 1;
    keys(series).stream().filter(key -> number(key) < before).forEach(objects::delete);
  }

  private List<String> keys(SeriesHistory.Series series) {
    String prefix = prefix(series);
    return objects.list(prefix, "").stream()
        .filter(key -> key.substring(prefix.length()).matches("\\d{8}\\.json"))
        .toList();
  }

  private static long number(String key) {
    return Long.parseLong(key.substring(key.lastIndexOf('_') + 1, key.length() - END.length()));
  }

  private static String prefix(SeriesHistory.Series series) {
    String name = String.join("\n", series.project(), series.source(), series.deployment());
    return PREFIX + Sha256.of(name).substring(0, DIGITS) + "_";
  }

  /** Reads a verdict; one that cannot be read says nothing, and counts all the same. */
  private Optional<Announced> read(String key) {
    try {
      Optional<byte[]> content = objects.get(key);
      if (content.isEmpty()) {
        return Optional.empty();
      }
      JsonNode verdict = JSON.readTree(content.get());
      return Optional.of(
          new Announced(verdict.path("version").asText(), verdict.path("verdict").asText()));
    } catch (IOException | UnreadableObjectException e) {
      return Optional.empty();
    }
  }

  private static byte[] write(Announced verdict) {
    try {
      return JSON.writeValueAsBytes(
          JSON.createObjectNode()
              .put("version", verdict.version())
              .put("verdict", verdict.verdict()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A verdict is not JSON.", e);
    }
  }
}
