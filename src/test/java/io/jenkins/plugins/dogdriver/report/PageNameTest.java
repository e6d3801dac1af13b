package io.jenkins.plugins.dogdriver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.Test;

public class PageNameTest {
  @Test
  public void aPlainNameIsThatOfThePage() {
    assertThat(PageName.of("kintowe")).isEqualTo("kintowe.html");
    assertThat(PageName.of("sync-1")).isEqualTo("sync-1.html");
  }

  @Test
  public void everyOtherNameIsMadeSafeAndKeptApart() {
    List<String> names =
        List.of(
            "Kintowe",
            "kintowe",
            "a b",
            "a/b",
            "a-b",
            "../../etc/passwd",
            "..",
            "",
            "index",
            "サービス",
            "データ",
            "<script>",
            "x".repeat(300),
            "x".repeat(301));

    List<String> pages = names.stream().map(PageName::of).toList();

    assertThat(pages).allMatch(page -> page.matches("[a-z0-9][a-z0-9-]{0,80}\\.html"));
    assertThat(pages.stream().map(page -> page.toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates()
        .doesNotContain(PageName.INDEX);
  }

  @Test
  public void noTwoNamesShareAPageWhateverIsDoneToMakeThem() {
    Set<String> names = new LinkedHashSet<>();
    // The same hash of Java, and the same letters once it is made safe.
    names.addAll(
        List.of("Aa!", "BB!", "サAa", "サBB", "a Aa", "a BB", "A_Aa", "A_BB", "aAaA", "aBBA"));
    // The same to a reader: composed and decomposed, wide, Kelvin, dotless, with no width.
    names.addAll(List.of("é", "e\u0301", "ａ", "a", "\u212a", "k", "K", "ı", "i", "a\u200b", "a "));
    // Halves of characters, which UTF-8 has not.
    names.addAll(List.of("\ud800", "\udc00", "\udfff", "?", "\ufffd"));
    // What is there already.
    names.addAll(List.of("a-b", "a--b", "a.b", "a-b-", "-a-b", "x".repeat(60), "x".repeat(61)));
    for (String name : List.copyOf(names)) {
      String page = PageName.of(name);
      names.add(page);
      names.add(page.replace(".html", ""));
      names.add(page.replace(".html", " "));
    }

    List<String> pages = names.stream().map(PageName::of).toList();

    assertThat(pages)
        .allMatch(page -> page.matches("[a-z0-9][a-z0-9-]{0,80}\\.html"))
        .doesNotHaveDuplicates();
  }

  @Test
  public void aNameThatWindowsKeepsForADeviceIsMadeAnother() {
    for (String device : List.of("con", "prn", "aux", "nul", "com1", "lpt9")) {
      assertThat(PageName.of(device)).startsWith(device + "--");
    }
  }
}
