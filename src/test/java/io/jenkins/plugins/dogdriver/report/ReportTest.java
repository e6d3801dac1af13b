package io.jenkins.plugins.dogdriver.report;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.datadog.GraphLink;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import io.jenkins.plugins.dogdriver.testkit.browser.Chromium;
import io.jenkins.plugins.dogdriver.testkit.browser.Tab;
import io.jenkins.plugins.dogdriver.testkit.browser.Tab.Scheme;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ReportTest {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private final Report report =
      new Report(
          new SettableClock(RunBuilder.FIRST_START),
          ZoneOffset.UTC,
          new GraphLink("datadoghq.com"));

  @Test
  public void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
    Path file = temporary.newFile().toPath();

    assertThatExceptionOfType(ReportException.class)
        .isThrownBy(() -> report.write(file, List.of()))
        .withMessageStartingWith("The report cannot be written to " + file + ": ");
  }

  @Test
  public void everyProjectHasAPageThatTheIndexLeadsTo() throws IOException {
    Path index = write(trend("kintowe", 8), trend("Firefox Screenshots", 8));

    String html = Files.readString(index);
    assertThat(html)
        .contains("<a href=\"kintowe.html\">kintowe</a>")
        .contains(">Firefox Screenshots</a>");
    assertThat(temporary.getRoot().toPath().resolve(PageName.of("Firefox Screenshots"))).exists();
  }

  @Test
  public void nothingOfANameActsOnThePage() throws IOException {
    Trend trend = trend("kin\u202e\u200b\u001btowe", 8);

    String index = Files.readString(write(trend));

    for (String html : List.of(index, page(trend.project()))) {
      assertThat(html).contains("kin towe");
      assertThat(html.lines()).allMatch(PrintableText::isPrintable);
    }
  }

  @Test
  public void thePageSaysInWordsWhatThePicturesShow() throws IOException {
    Trend trend = trend("kintowe", 8);
    write(trend);

    assertThat(page("kintowe"))
        .contains(trend.sentence().replace("'", "&#39;"))
        .contains("<time datetime=\"2026-05-24T14:26:00Z\">24 May 2026 14:26</time>")
        .contains("Backend Latency (ms)")
        .contains("alt=\"Backend Latency (ms) of 8 runs over 2 releases.")
        .contains("href=\"https://app.datadoghq.com/metric/explorer?start", "Graph in Datadog")
        .doesNotContain("class=\"flags\"");
  }

  @Test
  public void flagsAndChangePointsAreOnThePage() throws IOException {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      runs.add(
          aRun()
              .version(i < 30 ? "6.0.2" : "6.1.0")
              .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
              .figure("CPU", 30, i < 30 ? 2 : 3)
              .figure("ART", (i < 15 ? 20 : 25) + i % 3)
              .measured());
    }
    write(Trend.of("kintowe", runs, Selection.NEWEST, Metric.defaults()));

    assertThat(page("kintowe"))
        .contains(
            "<li>The number of hosts is not the same in all compared runs (6.0.2: 2, 6.1.0: 3)")
        .contains("<h2>Change points</h2>")
        .contains("<td>25 May 2026 05:26</td><td>6.0.2</td>")
        .contains("21.0 → 26.0 ms (+24%): No release starts here: look at the deployment.");
  }

  @Test
  public void nothingThatARunSaysIsTakenForHtml() throws IOException {
    String script = "<script>alert(1)</script>";
    MeasuredRun run =
        aRun().project(script).version(script).source(script).figure("ART", 1).measured();
    Path index = write(Trend.of(script, List.of(run), Selection.NEWEST, Metric.defaults()));

    for (String html : List.of(Files.readString(index), page(script))) {
      assertThat(html).contains("&lt;script&gt;").doesNotContain("<script");
    }
  }

  @Test
  public void withoutARunThereIsAnIndexAllTheSame() throws IOException {
    assertThat(Files.readString(write())).contains("No run has been measured yet.");
    write(Trend.of("kintowe", List.of(), Selection.NEWEST, Metric.defaults()));
    assertThat(page("kintowe")).contains("No run of kintowe that passed has its metric values yet");
  }

  @Test
  public void aBrowserShowsItWholeWithoutAskingAnybody() throws Exception {
    write(trend("kintowe", 60));
    Path light = temporary.getRoot().toPath().resolve("light.png");
    Path dark = temporary.getRoot().toPath().resolve("dark.png");

    try (Chromium chromium = Chromium.start(temporary.newFolder("profile").toPath());
        Tab tab = chromium.open()) {
      tab.scheme(Scheme.LIGHT).open(address("kintowe")).screenshot(light);
      assertThat(tab.complaints()).isEmpty();
      tab.scheme(Scheme.DARK).open(address("kintowe")).screenshot(dark);
    }

    assertThat(page("kintowe").matches("(?s).*\\b(?:src|srcset)=\"(?:\\w+:)?//.*")).isFalse();
    assertThat(brightness(light)).isGreaterThan(200);
    assertThat(brightness(dark)).isLessThan(80);
    // The red lines of the releases are in the pictures, and in nothing else of that hue below.
    assertThat(reds(light)).isGreaterThan(800);
  }

  @Test
  public void aPhoneShowsItWithoutScrollingAside() throws Exception {
    String project = "a-project-with-a-name-" + "x".repeat(200);
    write(trend(project, 60));

    try (Chromium chromium = Chromium.start(temporary.newFolder("profile").toPath());
        Tab tab = chromium.open()) {
      tab.size(375, 800).open(address(project));

      assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isEqualTo(375);
    }
  }

  private URI address(String project) {
    return temporary.getRoot().toPath().resolve(PageName.of(project)).toUri();
  }

  private Path write(Trend... trends) {
    return report.write(temporary.getRoot().toPath(), List.of(trends));
  }

  private String page(String project) throws IOException {
    return Files.readString(temporary.getRoot().toPath().resolve(PageName.of(project)));
  }

  private static Trend trend(String project, int runs) {
    List<MeasuredRun> measured = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      boolean newest = i >= runs / 2;
      measured.add(
          aRun()
              .project(project)
              .version(newest ? "6.1.0" : "6.0.2")
              .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
              .figure("CPU", 30 + i % 5)
              .figure("RPS", 400 - i % 7)
              .figure("ART", (newest ? 28 : 20) + i % 3)
              .measured());
    }
    return Trend.of(project, measured, Selection.NEWEST, Metric.defaults());
  }

  private static double brightness(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    return IntStream.range(0, image.getWidth())
        .map(x -> image.getRGB(x, image.getHeight() - 1) & 0xff)
        .average()
        .orElseThrow();
  }

  private static long reds(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    return IntStream.range(2 * 250, image.getHeight())
        .mapToLong(
            y ->
                IntStream.range(0, image.getWidth())
                    .map(x -> image.getRGB(x, y))
                    .filter(rgb -> (rgb >> 16 & 0xff) - (rgb & 0xff) > 100)
                    .count())
        .sum();
  }
}
