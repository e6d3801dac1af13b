package io.jenkins.plugins.dogdriver.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations such as {@code 90s}, {@code 10m}, {@code 2h} and {@code 1d}. */
public final class Durations {
  /** The form of a duration, as the end of a sentence. */
  static final String FORM = "a number with s, m, h or d, for example 90s or 10m";

  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*([smhd])");

  private Durations() {}

  /** Returns the text of a duration, in the largest unit of which it is a whole number. */
  public static String text(Duration time) {
    long seconds = time.toSeconds();
    if (seconds % 86_400 == 0) {
      return time.toDays() + "d";
    }
    if (seconds % 3_600 == 0) {
      return time.toHours() + "h";
    }
    return seconds % 60 == 0 ? time.toMinutes() + "m" : seconds + "s";
  }

  /**
   * Returns the duration that a text stands for.
   *
   * @throws SettingsException if the text is not a duration
   */
  public static Duration parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new SettingsException(
                    "'%s' is not a duration; it must be %s.".formatted(text, FORM)));
  }

  /** Returns the duration that a text stands for; empty if it is not a duration. */
  static Optional<Duration> find(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }
}
