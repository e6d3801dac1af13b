package io.jenkins.plugins.dogdriver.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class PrintableTextTest {
  @Test
  public void whatATerminalWouldActOnBecomesOneSpace() {
    for (String acted :
        List.of(
            "\u001b", // the start of an escape sequence
            "\r\n\t", // a row of them
            "\u0007",
            "\u007f",
            "\u009b", // C1: the same as ESC [
            "\u202e", // right to left, to the end of the line
            "\u2066",
            "\u200b", // no width at all
            "\ufeff",
            "\u00ad",
            "\u2028",
            "\u2029",
            "\ud800", // half a character
            "\udc00",
            "\udc00\ud800",
            new String(Character.toChars(0xe0041)))) { // a tag
      assertThat(PrintableText.of("a" + acted + "b")).isEqualTo("a b");
      assertThat(PrintableText.isPrintable("a" + acted + "b")).isFalse();
    }
  }

  @Test
  public void everyScriptStays() {
    for (String text :
        List.of("", " a  b ", "Größe", "サービス", "خدمة", "שירות", "e\u0301", "😀", "→ µ \ufffd")) {
      assertThat(PrintableText.of(text)).isSameAs(text);
      assertThat(PrintableText.isPrintable(text)).isTrue();
    }
  }

  @Test
  public void aLongTextIsCutBetweenTwoCharacters() {
    assertThat(PrintableText.of("abcd", 4)).isEqualTo("abcd");
    assertThat(PrintableText.of("abcde", 4)).isEqualTo("abc…");
    assertThat(PrintableText.of("ab😀de", 4)).isEqualTo("ab…");
    assertThat(PrintableText.of("a\r\n\tbc", 4)).isEqualTo("a bc");
  }

  @Test
  public void forATerminalLineBreaksStayAndTheRestIsAnEscapeThatJsonUnderstands() {
    assertThat(PrintableText.escaped("a\r\n\tb\n"))
        .isEqualTo("a\n    b\n".replace("    ", "\\u0009").replaceFirst("a", "a\\\\u000d"));
    assertThat(PrintableText.escaped("\"\u202e\u001b[2J\"")).isEqualTo("\"\\u202e\\u001b[2J\"");
    assertThat(PrintableText.escaped("\ud800" + new String(Character.toChars(0xe0041))))
        .isEqualTo("\\ud800\\udb40\\udc41");
    assertThat(PrintableText.escaped("Größe 😀")).isEqualTo("Größe 😀");
  }
}
