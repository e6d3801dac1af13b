package io.jenkins.plugins.dogdriver.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A column of texts of which many are the same, or differ in the number at their end, as {@code
 * jenkins:kintowe#12} and {@code jenkins:kintowe#13} do: each different beginning is kept once.
 * Immutable.
 */
final class TextColumn {
  /** The most digits that always fit into a long. */
  private static final int MOST_DIGITS = 18;

  private static final long NO_NUMBER = -1;

  private final List<String> words;
  private final NumberColumn places;
  private final NumberColumn numbers;

  private TextColumn(List<String> words, NumberColumn places, NumberColumn numbers) {
    this.words = words;
    this.places = places;
    this.numbers = numbers;
  }

  /** Returns the column of the texts that the function returns for 0 to {@code size - 1}. */
  static TextColumn of(int size, IntFunction<String> texts) {
    Map<String, Integer> words = new LinkedHashMap<>();
    int[] places = new int[size];
    long[] numbers = new long[size];
    for (int i = 0; i < size; i++) {
      String text = texts.apply(i);
      int digits = digitsAtTheEnd(text);
      int end = text.length() - digits;
      numbers[i] = digits == 0 ? NO_NUMBER : Long.parseLong(text.substring(end));
      String word = text.substring(0, end);
      Integer place = words.putIfAbsent(word, words.size());
      places[i] = place == null ? words.size() - 1 : place;
    }
    return new TextColumn(
        List.copyOf(words.keySet()),
        NumberColumn.of(size, i -> places[i]),
        NumberColumn.of(size, i -> numbers[i]));
  }

  /** Returns how many digits there are of the number that Java would write so. */
  private static int digitsAtTheEnd(String text) {
    int start = text.length();
    while (start > 0
        && text.charAt(start - 1) >= '0'
        && text.charAt(start - 1) <= '9'
        && text.length() - start < MOST_DIGITS) {
      start--;
    }
    while (start < text.length() - 1 && text.charAt(start) == '0') {
      start++;
    }
    return text.length() - start;
  }

  String get(int row) {
    String word = words.get((int) places.get(row));
    long number = numbers.get(row);
    return number == NO_NUMBER ? word : word + number;
  }

  /** Returns whether every text is this one. */
  boolean isAll(String text) {
    return words.equals(List.of(text)) && numbers.isAll(NO_NUMBER);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(words.size());
    for (String word : words) {
      out.writeUTF(word);
    }
    places.write(out);
    numbers.write(out);
  }

  /**
   * Reads a column that {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not such a column
   */
  static TextColumn read(DataInput in, int size) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > size) {
      throw new IllegalArgumentException("it has %s words for %s runs".formatted(count, size));
    }
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(in.readUTF());
    }
    return new TextColumn(
        List.copyOf(words),
        NumberColumn.read(in, size).within(size, 0, count - 1),
        NumberColumn.read(in, size).within(size, NO_NUMBER, Long.MAX_VALUE));
  }
}
