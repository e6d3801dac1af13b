package io.jenkins.plugins.dogdriver.jenkins.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.kohsuke.stapler.HttpResponse;

public class TrendPagesTest {
  private final TrendPages pages =
      new TrendPages("trends/", "project", project -> project.equals("kintowe"));

  @Test
  public void aRequestThatNamesNoProjectIsToldSo() {
    for (HttpResponse answer :
        List.of(
            pages.doBox(null, null, null, null),
            pages.doPage(null, "", null, null),
            pages.doChart(null, null, null, "ART", "dark", null))) {
      assertSentence(answer, Answer.BAD_REQUEST, "Name a project, as in project=kintowe.");
    }
  }

  @Test
  public void aPictureNeedsAMetricAndAThemeThatThereIs() {
    for (String theme : new String[] {null, "", "pink"}) {
      assertSentence(
          pages.doChart("kintowe", null, null, "ART", theme, null),
          Answer.BAD_REQUEST,
          "Name the theme of the picture: light or dark.");
    }
    assertSentence(
        pages.doChart("kintowe", null, null, null, "dark", null),
        Answer.BAD_REQUEST,
        "Name a metric, as in metric=ART.");
  }

  @Test
  public void aProjectThatIsNotShownHereIsNotFound() {
    assertSentence(
        pages.doBox(null, "another", null, null),
        Answer.NOT_FOUND,
        "No run of another belongs here.");
  }

  private static void assertSentence(HttpResponse response, int status, String sentence) {
    Answer answer = (Answer) response;
    assertThat(answer.status()).isEqualTo(status);
    assertThat(new String(answer.content(), UTF_8)).isEqualTo(sentence);
  }
}
