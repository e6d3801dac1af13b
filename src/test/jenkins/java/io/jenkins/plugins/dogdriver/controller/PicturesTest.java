package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.htmlunit.WebResponse;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The pictures of a trend. */
public class PicturesTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  private static final String CHART = "dogdriver/trends/chart?project=kintowe";
  private static final String HISTORY = "dogdriver/trends/history?project=kintowe";
  private static final Pattern ADDRESS = Pattern.compile("src=\"([^\"]*trends/chart[^\"]*)\"");

  private static Browser browser;

  @BeforeClass
  public static void measure() {
    browser = Browser.anonymous(jenkins);
    MeasuredReleases.slower("kintowe");
  }

  @Test
  public void aMetricHasAPictureForEachTheme() throws Exception {
    for (String theme : List.of("light", "dark")) {
      BufferedImage picture = picture(browser.get(CHART + "&metric=ART&theme=" + theme));

      assertThat((double) picture.getWidth() / picture.getHeight()).isEqualTo(340.0 / 200);
    }
  }

  @Test
  public void aMetricHasAPictureOfItsHistory() throws Exception {
    BufferedImage picture = picture(browser.get(HISTORY + "&metric=ART&theme=light"));

    assertThat(picture.getWidth()).isGreaterThan(picture.getHeight());
  }

  @Test
  public void aPictureThatAPageNamesMayBeKept() throws Exception {
    String page = browser.get("dogdriver/trends/page?project=kintowe").getContentAsString();
    Matcher address = ADDRESS.matcher(page);
    assertThat(address.find()).as(page).isTrue();

    WebResponse answer =
        browser.get(browser.withoutContext(address.group(1).replace("&amp;", "&")));

    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getResponseHeaderValue("Cache-Control")).contains("private", "immutable");
  }

  @Test
  public void aPictureWithoutAVersionIsAskedForEachTime() throws Exception {
    WebResponse answer = browser.get(CHART + "&metric=ART&theme=light");

    assertThat(answer.getResponseHeaderValue("Cache-Control")).isEqualTo("private, no-cache");
  }

  @Test
  public void anUnknownMetricHasNoPicture() throws Exception {
    assertThat(browser.status(CHART + "&metric=NONE&theme=light")).isEqualTo(404);
  }

  @Test
  public void aPictureNeedsATheme() throws Exception {
    WebResponse answer = browser.get(CHART + "&metric=ART&theme=pink");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("light or dark");
  }

  private static BufferedImage picture(WebResponse answer) throws IOException {
    assertThat(answer.getStatusCode()).as(answer.getStatusMessage()).isEqualTo(200);
    assertThat(answer.getContentType()).isEqualTo("image/png");
    return ImageIO.read(answer.getContentAsStream());
  }
}
