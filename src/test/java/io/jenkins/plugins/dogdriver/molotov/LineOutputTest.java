package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class LineOutputTest {
  private static final int LONGEST = 16 * 1024;

  private final List<String> lines = new ArrayList<>();
  private final LineOutput output = new LineOutput(lines::add);

  @Test
  public void aLineEndsWithALineFeedACarriageReturnOrTheOutput() {
    write("a\nb\rc\r\n\n");
    output.write('d');
    output.close();

    assertThat(lines).containsExactly("a", "b", "c", "d");
  }

  @Test
  public void aLineMayComeInPieces() {
    write("on");
    write("e\ntw");
    write("o");
    write("\n");

    assertThat(lines).containsExactly("one", "two");
  }

  @Test
  public void ofALineThatIsTooLongTheBeginningIsKept() {
    write("x".repeat(LONGEST) + "\n" + "y".repeat(100_000));
    write("y".repeat(100_000) + "\nz\n");

    assertThat(lines).containsExactly("x".repeat(LONGEST), "y".repeat(LONGEST) + "…", "z");
  }

  @Test
  public void theReaderThatContinuesALineThatIsTooLongDropsTheRestToo() {
    write("x".repeat(100_000));
    LineOutput next = new LineOutput(output.unfinished(), lines::add);
    next.write(bytes("x".repeat(100_000) + "\nz\n"), 0, 100_003);

    assertThat(lines).containsExactly("x".repeat(LONGEST) + "…", "z");
  }

  @Test
  public void twoHundredMegabytesInOneLineTakeLessThanTwoSecondsOfAProcessor() {
    byte[] piece = new byte[8192];
    Arrays.fill(piece, (byte) 'x');
    long start = timeOfProcessor();

    for (long written = 0; written < 200_000_000; written += piece.length) {
      output.write(piece, 0, piece.length);
    }
    output.close();

    assertThat(Duration.ofNanos(timeOfProcessor() - start)).isLessThan(Duration.ofSeconds(2));
    assertThat(lines).hasSize(1);
  }

  /** In nanoseconds; other work of the machine does not count. */
  private static long timeOfProcessor() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void write(String text) {
    byte[] bytes = bytes(text);
    output.write(bytes, 0, bytes.length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
