package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** Any name as the value of a tag, in events and in queries alike. */
public class TagValueTest {
  @Test
  public void whatATagMayHoldStays() {
    assertThat(TagValue.of("6.0.2-rc1/a:b_c")).isEqualTo("6.0.2-rc1/a:b_c");
    assertThat(TagValue.of("Größe-日本")).isEqualTo("größe-日本");
  }

  @Test
  public void whatCouldChangeAQueryBecomesAnUnderscore() {
    assertThat(TagValue.of("a} by {b")).isEqualTo("a_by_b");
    assertThat(TagValue.of("a,b*c\"d'e\\f\ng(h)[i]!j")).isEqualTo("a_b_c_d_e_f_g_h_i_j");
    assertThat(TagValue.of("{project}")).isEqualTo("_project");
  }

  @Test
  public void noUnderscoreOrColonIsLeftAtTheEnd() {
    assertThat(TagValue.of("  Firefox  Screenshots! ")).isEqualTo("firefox_screenshots");
    assertThat(TagValue.of("a_:_:")).isEqualTo("a");
  }

  @Test
  public void nothingIsSaidInWords() {
    assertThat(TagValue.of("")).isEqualTo("unknown");
    assertThat(TagValue.of(" *** ")).isEqualTo("unknown");
  }

  @Test
  public void keyAndValueTogetherStayBelowDatadogsLength() {
    assertThat(TagValue.of("x".repeat(1_000))).hasSize(180);
  }

  @Test
  public void theValueOfAValueIsTheSame() {
    for (String name : new String[] {"<script>", "İstanbul", "a b", "🐶 dog", "x".repeat(400)}) {
      assertThat(TagValue.of(TagValue.of(name))).isEqualTo(TagValue.of(name));
    }
  }
}
