package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.Test;

public class ProgressLineTest {
  private final StringWriter written = new StringWriter();
  private final PrintWriter out = new PrintWriter(written);

  @Test
  public void aTextTakesThePlaceOfTheOneBefore() {
    ProgressLine line = new ProgressLine(out, true);

    line.show("Run 1 of 8");
    line.show("Run 2");
    line.clear();
    line.clear();

    assertThat(written).hasToString("\rRun 1 of 8\rRun 2     \r     \r");
  }

  @Test
  public void aLongTextStaysOnItsLine() {
    new ProgressLine(out, true).show("x".repeat(200));

    assertThat(written.toString()).hasSize(80).endsWith("x…");
  }

  @Test
  public void withoutATerminalThereIsNone() {
    ProgressLine line = new ProgressLine(out, false);
    line.show("Run 1 of 8");
    line.clear();

    assertThat(written).hasToString("");
  }
}
