package io.jenkins.plugins.dogdriver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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
}
