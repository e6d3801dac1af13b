package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes the output of commands. A character that a terminal would act on becomes an escape, which
 * means the same character in JSON. See {@link PrintableText}.
 */
final class TerminalWriter extends FilterWriter {
  /** The first half of a surrogate pair whose second has not been written yet; else empty. */
  private String half = "";

  TerminalWriter(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    write(String.valueOf((char) c));
  }

  @Override
  public void write(char[] characters, int offset, int length) throws IOException {
    write(new String(characters, offset, length));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    String whole = half + text.substring(offset, offset + length);
    int end = whole.length();
    boolean endsInPair = end > 0 && Character.isHighSurrogate(whole.charAt(end - 1));
    half = endsInPair ? whole.substring(end - 1) : "";
    out.write(PrintableText.escaped(whole.substring(0, end - half.length())));
  }

  @Override
  public void flush() throws IOException {
    out.write(PrintableText.escaped(half));
    half = "";
    super.flush();
  }
}
