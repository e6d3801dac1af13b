package io.jenkins.plugins.dogdriver.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A series as text: one number a line. */
final class SeriesInput {
  /** Room for more than a million numbers; a stream without end shall not fill the memory. */
  private static final int MOST_BYTES = 32 << 20;

  private static final int LONGEST_QUOTE = 40;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private SeriesInput() {}

  /**
   * Empty lines are skipped.
   *
   * @throws InputException if a line is not a number, or there is more than 32 MiB
   */
  static double[] read(InputStream input) throws IOException {
    byte[] bytes = input.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new InputException("Standard input has more than 32 MiB.");
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty()) {
        values.add(number(line, i + 1));
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double number(String line, int count) {
    double value =
        line.length() <= 1_000 && NUMBER.matcher(line).matches()
            ? Double.parseDouble(line)
            : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new InputException(
          "Line %d of standard input is not a number but '%s'.".formatted(count, quoted(line)));
    }
    return value;
  }

  private static String quoted(String line) {
    String printable = line.replaceAll("\\p{Cntrl}", " ");
    return printable.length() <= LONGEST_QUOTE
        ? printable
        : printable.substring(0, LONGEST_QUOTE) + "…";
  }
}
