package io.jenkins.plugins.dogdriver.molotov;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Splits a stream of bytes into lines. A carriage return ends a line too, since Molotov rewrites
 * its counts with it. Only the beginning of a line longer than 16 KiB is kept. It is safe for use
 * by several threads.
 */
public final class LineOutput extends OutputStream {
  private static final int LONGEST_LINE = 16 * 1024;

  /** The mark at the end of a line of which only the beginning is kept. */
  static final String CUT = "…";

  private final Consumer<String> lines;
  private final byte[] line = new byte[LONGEST_LINE];
  private int length;
  private boolean cut;

  public LineOutput(Consumer<String> lines) {
    this.lines = lines;
  }

  /**
   * Continues a line that another output had begun.
   *
   * @param unfinished the beginning of the line, from that output
   */
  public LineOutput(byte[] unfinished, Consumer<String> lines) {
    this(lines);
    keep(unfinished, 0, unfinished.length);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int count) {
    int end = offset + count;
    int start = offset;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        keep(bytes, start, i);
        end();
        start = i + 1;
      }
    }
    keep(bytes, start, end);
  }

  /** Returns what is kept of a line that has not ended yet. */
  public synchronized byte[] unfinished() {
    return Arrays.copyOf(line, length);
  }

  @Override
  public synchronized void close() {
    end();
  }

  private void keep(byte[] bytes, int start, int end) {
    int kept = Math.min(end - start, LONGEST_LINE - length);
    System.arraycopy(bytes, start, line, length, kept);
    length += kept;
    cut |= kept < end - start;
  }

  private void end() {
    if (length > 0) {
      lines.accept(new String(line, 0, length, StandardCharsets.UTF_8) + (cut ? CUT : ""));
    }
    length = 0;
    cut = false;
  }
}
