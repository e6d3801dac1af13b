package io.jenkins.plugins.dogdriver.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The measured runs of a project that started in one stretch of time, as one compressed object. It
 * is not changed: of other runs another pack is made, with another name.
 *
 * @param runs by start
 * @param others keys of the stretch under which there is no run of the project that can be read
 */
record RunPack(RunColumns runs, List<String> others) {
  /** The start of the key of a pack, without a dash, as {@link RunKeys#SET_ASIDE_PREFIX}. */
  static final String PREFIX = "packed_runs_";

  private static final int FORMAT = 0x64644401;

  /** The most bytes of the unpacked content; ten times as many as usual. */
  private static final int LARGEST = 16 * ObjectStore.LARGEST_OBJECT;

  private static final int LONGEST_NAME = 100;
  private static final int DIGITS = 16;
  private static final Pattern NAME =
      Pattern.compile("(" + PREFIX + ".+)_(\\d{1,11})_(\\d{1,11})_([0-9a-f]{" + DIGITS + "})\\.gz");

  /**
   * The key of a pack says what is in it.
   *
   * @param from the first start, in epoch seconds
   * @param until the first start behind it, in epoch seconds
   * @param digest of the keys and tags of the objects that it was made of
   */
  record Name(String project, long from, long until, String digest) {
    private static final Comparator<Name> BY_TIME =
        Comparator.comparingLong(Name::from)
            .thenComparingLong(Name::until)
            .thenComparing(Name::digest);

    static Name of(String project, long from, long until, List<ListedObject> objects) {
      StringBuilder text = new StringBuilder();
      objects.forEach(
          object -> text.append(object.key()).append('\n').append(object.tag()).append('\n'));
      return new Name(project, from, until, Sha256.of(text.toString()).substring(0, DIGITS));
    }

    /** Returns the name that a key says; absent where it is not that of a pack of the project. */
    static Optional<Name> parse(String project, String key) {
      Matcher name = NAME.matcher(key);
      return name.matches() && name.group(1).equals(prefix(project))
          ? Optional.of(
              new Name(
                  project,
                  Long.parseLong(name.group(2)),
                  Long.parseLong(name.group(3)),
                  name.group(4)))
          : Optional.empty();
    }

    /** Returns the names of the packs of a project among keys, in the order of their time. */
    static List<Name> all(String project, List<String> keys) {
      return keys.stream().flatMap(key -> parse(project, key).stream()).sorted(BY_TIME).toList();
    }

    String key() {
      return "%s_%s_%s_%s.gz".formatted(prefix(project), from, until, digest);
    }
  }

  /** Returns what a key of a pack starts with, before its times; absent for any other key. */
  static Optional<String> prefixOf(String key) {
    Matcher name = NAME.matcher(key);
    return key.startsWith(PREFIX) && name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }

  /** Returns what the keys of all packs of a project start with. */
  static String prefix(String project) {
    String name = RunKeys.names(project).get(0).replace("-", "%2D");
    return PREFIX
        + (name.length() <= LONGEST_NAME
            ? name
            : name.substring(0, LONGEST_NAME) + "~" + Sha256.of(project).substring(0, DIGITS));
  }

  /**
   * Returns the object.
   *
   * @throws IOException if a text of a run is too long for it
   */
  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(FORMAT);
      out.writeInt(others.size());
      for (String key : others) {
        out.writeUTF(key);
      }
      RunColumnsFormat.write(runs, out);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a pack.
   *
   * @throws IllegalArgumentException if it is not such an object, or not a whole one, as a part of
   *     a sentence
   */
  static RunPack read(byte[] object) {
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(object))) {
      byte[] content = unpacked.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new IllegalArgumentException("it is too large");
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
      if (in.readInt() != FORMAT) {
        throw new IllegalArgumentException("it has another format");
      }
      int count = in.readInt();
      if (count < 0 || count > RunColumnsFormat.MOST_RUNS) {
        throw new IllegalArgumentException("it has " + count + " other keys");
      }
      List<String> others = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        others.add(in.readUTF());
      }
      RunPack pack = new RunPack(RunColumnsFormat.read(in), List.copyOf(others));
      if (in.read() >= 0) {
        throw new IllegalArgumentException("it has something behind its end");
      }
      return pack;
    } catch (IOException e) {
      throw new IllegalArgumentException("it breaks off, or is damaged", e);
    }
  }
}
