package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.Test;

/** The manual page has what the help has. */
public class ManPageTest {
  private final String page = CommandLineRun.of(Map.of(), Clock.systemUTC(), "man-page").out();

  @Test
  public void itHasTheSectionsOfAManualPage() {
    assertThat(page)
        .startsWith(".TH DOGDRIVER 1\n.SH NAME\n")
        .containsSubsequence(".SH NAME", ".SH SYNOPSIS", ".SH DOGDRIVER RUN", ".SH EXIT STATUS");
  }

  @Test
  public void itHasEveryCommandWithItsOptionsGroupsAndExample() {
    assertThat(page)
        .containsSubsequence(
            ".SH DOGDRIVER GATE",
            "\\fB\\-\\-runs\\fR \\fIN\\fR",
            "(default: 8)",
            ".SS Store",
            "\\fB\\-\\-bucket\\fR",
            ".SS Example",
            "dogdriver gate \\-\\-project kintowe",
            ".SS Exit codes");
    assertThat(page).doesNotContain("%n", "${");
  }

  @Test
  public void noLineOfTextIsTakenForAMacro() {
    assertThat(page.lines().filter(line -> line.startsWith(".")))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|PP|TP|RS|RE|nf|fi|B)( .*)?"));
    assertThat(page.lines()).noneMatch(line -> line.startsWith("'"));
  }
}
