package io.jenkins.plugins.dogdriver.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of an enum's constants: what stands for them in files, forms, JSON and sentences. The
 * constant {@code TIMED_OUT} has the word {@code timed_out}.
 */
public final class Word {
  private Word() {}

  /** Returns the word of a constant. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Returns how a sentence has the word of a constant, for example {@code timed out}. */
  public static String inSentence(Enum<?> constant) {
    return of(constant).replace('_', ' ');
  }

  /** Returns the words of all constants, in their order. */
  public static List<String> all(Class<? extends Enum<?>> type) {
    return Stream.of(type.getEnumConstants()).map(Word::of).toList();
  }

  /** Returns the constant of a word, in whatever case; empty where there is none. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equalsIgnoreCase(word.strip()))
        .findFirst();
  }

  /**
   * Returns the constant of a word, in whatever case.
   *
   * @param what is read, as the start of a sentence, for example "A metric's kind"
   * @throws IllegalArgumentException with one sentence that has the words there are, if it is none
   */
  public static <E extends Enum<E>> E read(Class<E> type, String what, String word) {
    return find(type, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is one of %s, not '%s'."
                        .formatted(what, String.join(", ", all(type)), word)));
  }
}
