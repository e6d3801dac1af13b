package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Packs measured runs as long as they are only kept: into 200 bytes each, where their objects take
 * a thousand. What many runs have in common is kept once, and packed as its number. Not safe for
 * use by several threads.
 */
final class PackedRuns {
  private static final int USUAL_SIZE = 256;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  byte[] pack(MeasuredRun measured) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Run run = measured.run();
      writeId(out, run.id());
      writeWord(out, run.project());
      writeWord(out, run.deployment());
      writeWord(out, run.source());
      writeWord(out, run.version());
      writeWord(out, run.started().deployed().endpoint());
      writeWord(out, run.started().deployed().repository());
      writeWord(out, run.started().deployed().commit());
      writeTime(out, run.start());
      writeTime(out, run.end());
      out.writeLong(run.counts().successes());
      out.writeLong(run.counts().failures());
      out.writeLong(run.counts().workers());
      writeWord(out, run.outcome().name());
      out.writeUTF(run.reason());
      out.writeUTF(run.runBy());
      writeTime(out, run.recorded());
      out.writeBoolean(run.isPlaceholder());
      out.writeInt(measured.figures().size());
      for (Map.Entry<String, Figure> figure : measured.figures().entrySet()) {
        writeWord(out, figure.getKey());
        out.writeDouble(figure.getValue().value());
        out.writeInt(figure.getValue().series());
        out.writeFloat((float) figure.getValue().coverage());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A run could not be packed", e);
    }
    return bytes.toByteArray();
  }

  MeasuredRun unpack(byte[] packed) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
      // In the order they were written, which is not that of the records.
      String id = readId(in);
      String project = readWord(in);
      String deployment = readWord(in);
      String source = readWord(in);
      Deployed deployed = new Deployed(readWord(in), readWord(in), readWord(in), readWord(in));
      Instant start = readTime(in);
      Instant end = readTime(in);
      Counts counts = new Counts(in.readLong(), in.readLong(), in.readLong());
      Outcome outcome = Outcome.valueOf(readWord(in));
      String reason = in.readUTF();
      String runBy = in.readUTF();
      Run run =
          new Run(
              new RunStart(id, project, deployment, source, deployed, runBy, start),
              new RunEnd(end, counts, outcome, reason, readTime(in), in.readBoolean()));
      Map<String, Figure> figures = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        figures.put(readWord(in), new Figure(in.readDouble(), in.readInt(), in.readFloat()));
      }
      return new MeasuredRun(run, figures);
    } catch (IOException e) {
      throw new UncheckedIOException("A run could not be unpacked", e);
    }
  }

  /** Nearly every id is a UUID, which is two numbers. */
  private static void writeId(DataOutputStream out, String id) throws IOException {
    UUID uuid = uuid(id);
    out.writeBoolean(uuid != null);
    if (uuid == null) {
      out.writeUTF(id);
    } else {
      out.writeLong(uuid.getMostSignificantBits());
      out.writeLong(uuid.getLeastSignificantBits());
    }
  }

  private static String readId(DataInputStream in) throws IOException {
    return in.readBoolean() ? new UUID(in.readLong(), in.readLong()).toString() : in.readUTF();
  }

  /** Null where the id is not spelt as every UUID is. */
  private static UUID uuid(String id) {
    try {
      UUID uuid = UUID.fromString(id);
      return uuid.toString().equals(id) ? uuid : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void writeWord(DataOutputStream out, String word) throws IOException {
    Integer number = numbers.get(word);
    if (number == null) {
      number = words.size();
      numbers.put(word, number);
      words.add(word);
    }
    out.writeInt(number);
  }

  private String readWord(DataInputStream in) throws IOException {
    return words.get(in.readInt());
  }

  private static void writeTime(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private static Instant readTime(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
