package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads one column of a table in text form: one number a line, or the export of a spreadsheet.
 * Commas, semicolons or tabs separate the columns. A first line that has a name where the number
 * would be is the heading.
 */
final class SeriesInput {
  /**
   * The largest input, with room for more than a million numbers; an endless stream must not fill
   * the memory.
   */
  private static final int MOST_BYTES = 32 << 20;

  private static final int LONGEST_QUOTE = 40;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int MOST_LINES_NAMED = 3;
  private static final String BYTE_ORDER_MARK = "\ufeff";
  private static final Set<String> MISSING = Set.of("", "nan", "null", "na", "n/a", "none", "-");
  private static final Pattern COLUMN_NUMBER = Pattern.compile("[1-9][0-9]{0,3}");
  private static final Pattern NAME = Pattern.compile("[^0-9+.-].*", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final String column;
  private final List<String> labels = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();
  private final List<Long> missing = new ArrayList<>();
  private int place = -1;
  private int columns;
  private String heading = "";

  private SeriesInput(String column) {
    this.column = column;
  }

  /**
   * A series.
   *
   * @param labels the text of the first column beside each value, such as a time; as many as
   *     values, each empty where the values are in the first column
   * @param values finite
   * @param missing a sentence on the lines without a value, which are left out; empty if there are
   *     none
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Series(List<String> labels, double[] values, String missing) {}

  /**
   * Returns the numbers of a column. Empty lines are skipped.
   *
   * @param column its name or number, from 1; empty for the only one, or the second of two
   * @throws InputException if a value is not a number, there is no such column, or there is more
   *     than 32 MiB
   */
  static Series read(InputStream input, String column) throws IOException {
    byte[] bytes = input.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new InputException("Standard input has more than 32 MiB.");
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    SeriesInput series = new SeriesInput(column.strip());
    series.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    return series.result();
  }

  private void read(String text) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter(text))
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .build();
    try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
      for (CSVRecord row : rows) {
        if (!(row.size() == 1 && row.get(0).isBlank())) {
          add(row, rows.getCurrentLineNumber());
        }
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw new InputException("Standard input is not a table: " + e.getMessage() + ".");
    }
  }

  private static char delimiter(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return first.indexOf('\t') >= 0 ? '\t' : first.indexOf(';') >= 0 ? ';' : ',';
  }

  private void add(CSVRecord row, long line) {
    if (place < 0) {
      columns = row.size();
      place = place(row);
      if (isHeading(row.get(place))) {
        heading = row.get(place);
        return;
      }
    }
    if (row.size() != columns) {
      throw new InputException(
          "Line %s of standard input has %s columns, the first line has %s."
              .formatted(line, row.size(), columns));
    }
    String cell = row.get(place);
    if (MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
      missing.add(line);
    } else {
      values.add(number(cell, line));
      labels.add(place == 0 ? "" : PrintableText.of(row.get(0), LONGEST_QUOTE));
    }
  }

  private int place(CSVRecord first) {
    for (int i = 0; i < first.size(); i++) {
      if (!column.isEmpty() && first.get(i).equalsIgnoreCase(column)) {
        return i;
      }
    }
    if (COLUMN_NUMBER.matcher(column).matches() && Integer.parseInt(column) <= columns) {
      return Integer.parseInt(column) - 1;
    }
    if (column.isEmpty() && columns <= 2) {
      return columns - 1;
    }
    throw new InputException(
        "Standard input has %s columns: choose one with --column, by its name or by a number from 1 to %s%s."
            .formatted(
                columns,
                columns,
                column.isEmpty()
                    ? ""
                    : "; there is no '" + PrintableText.of(column, LONGEST_QUOTE) + "'"));
  }

  private static boolean isHeading(String cell) {
    return NAME.matcher(cell).matches() && !MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  private static double number(String cell, long line) {
    double value =
        cell.length() <= LONGEST_NUMBER && NUMBER.matcher(cell).matches()
            ? Double.parseDouble(cell)
            : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new InputException(
          "Line %s of standard input is not a number but '%s'."
              .formatted(line, PrintableText.of(cell, LONGEST_QUOTE)));
    }
    return value;
  }

  private Series result() {
    if (!heading.isEmpty() && values.isEmpty() && missing.isEmpty()) {
      throw new InputException(
          "Standard input has no number but '%s'."
              .formatted(PrintableText.of(heading, LONGEST_QUOTE)));
    }
    return new Series(
        List.copyOf(labels), values.stream().mapToDouble(Double::doubleValue).toArray(), missing());
  }

  private String missing() {
    if (missing.isEmpty()) {
      return "";
    }
    String lines =
        missing.stream()
            .limit(MOST_LINES_NAMED)
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "%s %s no value and %s left out: line %s%s."
        .formatted(
            missing.size(),
            missing.size() == 1 ? "line has" : "lines have",
            missing.size() == 1 ? "is" : "are",
            lines,
            missing.size() > MOST_LINES_NAMED ? ", …" : "");
  }
}
