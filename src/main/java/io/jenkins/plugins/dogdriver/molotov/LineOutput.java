package io.jenkins.plugins.dogdriver.molotov;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines. A carriage return ends a line too, since Molotov rewrites its
 * counts with it; a line longer than 16 KiB is cut. Safe for use by several threads.
 */
public final class LineOutput extends OutputStream {
  private static final int LONGEST_LINE = 16 * 1024;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public LineOutput(Consumer<String> lines) {
    this.lines = lines;
  }

  /**
   * Continues a line that another output had begun.
   *
   * @param unfinished what that one had of it
   */
  public LineOutput(byte[] unfinished, Consumer<String> lines) {
    this(lines);
    write(unfinished, 0, unfinished.length);
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n' || b == '\r') {
      end();
      return;
    }
    line.write(b);
    if (line.size() >= LONGEST_LINE) {
      end();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** Returns what has been written of a line that has not ended yet. */
  public synchronized byte[] unfinished() {
    return line.toByteArray();
  }

  @Override
  public synchronized void close() {
    end();
  }

  private void end() {
    if (line.size() > 0) {
      lines.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }
}
