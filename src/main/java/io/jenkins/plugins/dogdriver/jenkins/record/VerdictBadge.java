package io.jenkins.plugins.dogdriver.jenkins.record;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jenkins.management.Badge;

/** The verdict on a tab: red where a release is slower, green where it is faster. */
public final class VerdictBadge extends Badge {
  /** The words of the verdicts with a badge, the worst first. */
  private static final List<String> WORDS = List.of("slower", "mixed", "faster");

  private final boolean good;

  private VerdictBadge(RunRecord run) {
    super(run.getVerdict(), run.getSentence(), Severity.DANGER);
    good = run.getVerdict().equals("faster");
  }

  /** Returns the badge of the worst verdict; empty where none is slower or faster. */
  static Optional<Badge> of(Collection<RunRecord> runs) {
    return runs.stream()
        .filter(run -> WORDS.contains(run.getVerdict()))
        .min(Comparator.comparingInt(run -> WORDS.indexOf(run.getVerdict())))
        .map(VerdictBadge::new);
  }

  @Override
  public String getSeverity() {
    return good ? "success" : Severity.DANGER.name().toLowerCase(Locale.ROOT);
  }
}
