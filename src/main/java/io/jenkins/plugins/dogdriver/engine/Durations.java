package io.jenkins.plugins.dogdriver.engine;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as people write them: {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d}. */
public final class Durations {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*([smhd])");

  private Durations() {}

  /** Returns a span of time as it is written, in the largest unit of which it is a whole number. */
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
   * @throws SettingsException if it is none
   */
  public static Duration parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new SettingsException(
          "A span of time is a number with s, m, h or d, for example 90s or 10m, not '"
              + text
              + "'.");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
