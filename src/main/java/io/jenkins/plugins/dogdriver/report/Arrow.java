package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.trend.Verdict;

/** A verdict as an arrow: a slower service takes longer, so its arrow points up. */
final class Arrow {
  private Arrow() {}

  static String of(Verdict verdict) {
    return switch (verdict) {
      case SLOWER -> "▲";
      case FASTER -> "▼";
      case MIXED -> "◆";
      case SAME -> "=";
      case UNCLEAR -> "?";
    };
  }
}
