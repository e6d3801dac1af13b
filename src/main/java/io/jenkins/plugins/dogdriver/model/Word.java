package io.jenkins.plugins.dogdriver.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Converts between the constants of an enum and their words in files, forms, JSON and sentences.
 * The constant {@code TIMED_OUT} has the word {@code timed_out}.
 */
public final class Word {
  private Word() {}

  /** Returns the word of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns the word of a constant as it stands in a sentence, for example {@code timed out}. */
  public static String inSentence(Enum<?> constant) {
    return of(constant).replace('_', ' ');
  }

  /** Returns the words of all constants, in their order. */
  public static List<String> all(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Word::of).toList();
  }

  /** Returns words, at least one, as alternatives in a sentence, for example {@code a, b or c}. */
  public static String choice(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  /** Returns the constant of a word, in any case; empty where there is none. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equalsIgnoreCase(word.strip()))
        .findFirst();
  }

  /**
   * Returns the constant of a word, in any case.
   *
   * @param what the name of the setting, for example "kind"
   * @throws IllegalArgumentException if there is no such constant; the message is one sentence that
   *     names the setting, the word and those that are allowed
   */
  public static <E extends Enum<E>> E read(Class<E> type, String what, String word) {
    return find(type, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is '%s'; it must be %s.".formatted(what, word, choice(all(type)))));
  }
}
