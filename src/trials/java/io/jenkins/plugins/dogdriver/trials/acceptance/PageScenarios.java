package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.browser.Tab;
import io.jenkins.plugins.dogdriver.testkit.browser.Tab.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The pages as a person sees them, in light and in dark; each is kept as a picture. */
public class PageScenarios {
  private static final String LOADED =
      "[...document.querySelectorAll('.dogdriver-later')]"
          + ".every(part => part.getAttribute('aria-busy') === 'false')";
  private static final String PICTURES =
      "[...document.querySelectorAll('.dogdriver-picture img')]"
          + ".filter(img => getComputedStyle(img).display !== 'none')";
  private static final String SHOWN =
      PICTURES + ".every(img => img.complete && img.naturalWidth >= 2 * img.width)";

  private final World world;
  private Tab tab;

  public PageScenarios(World world) {
    this.world = world;
  }

  @Before
  public void open() throws IOException {
    tab = world.chromium().open();
    world.controller().authorization().ifPresent(tab::authorization);
  }

  @After
  public void close() {
    tab.close();
  }

  @Test
  public void theBuildPageShowsTheRunItsFiguresAndTheVerdict() throws Exception {
    TestBuild build = world.story().told().last();

    look(build.path(), "build");
    assertThat(tab.text()).contains("kintowe 1.1.0", "slower", "ms");
    look(build.path() + "dogdriver-runs/", "build-dogdriver");
    assertThat(tab.text()).contains("kintowe 1.1.0", "slower", "ms");
  }

  @Test
  public void theJobPageShowsTheTrendInWordsAndPictures() throws Exception {
    look(world.story().told().job().path(), "job");

    assertThat(tab.text()).contains("1.1.0", "slower");
    assertHasCharts();
  }

  @Test
  public void theJobsOwnPageOfDogdriverShowsAllMetricsAndRuns() throws Exception {
    Story.Told told = world.story().told();

    look(told.job().path() + "dogdriver-trend/", "job-dogdriver");

    assertHasCharts();
    assertThat(tab.text()).contains("Deployment", "Source", "CPU Load", "Backend Latency");
    assertThat(tab.value("document.querySelectorAll('.dogdriver-table tbody tr').length").asInt())
        .isGreaterThanOrEqualTo(told.builds().size());
  }

  @Test
  public void aPointOfAChartLeadsToItsBuild() throws Exception {
    Story.Told told = world.story().told();
    tab.open(world.controller().at(told.job().path() + "dogdriver-trend/"));
    tab.await("the page is loaded", LOADED);

    tab.leave(
        () ->
            tab.value(
                "document.querySelector('.dogdriver-point')"
                    + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))"));

    assertThat(tab.value("location.pathname").asText()).endsWith(told.builds().get(0).path());
  }

  @Test
  public void theDashboardShowsEveryProjectWithItsVerdict() throws Exception {
    world.story().told();

    look("dogdriver/", "dashboard");
    assertThat(tab.text()).contains(Story.PROJECT, "slower", "on stage, from " + world.node());
    assertThat(tab.value("document.querySelectorAll('.dogdriver-sparkline').length").asInt())
        .isPositive();

    tab.leave(() -> tab.value(click("a.dogdriver-projects__name", Story.PROJECT)));
    tab.await("the page of the project is loaded", LOADED);
    assertHasCharts();
    assertThat(tab.text()).contains("1.1.0", "slower", "Graph in Datadog");
  }

  @Test
  public void aNarrowScreenShowsTheJobsPageWithoutScrollingSideways() throws Exception {
    tab.size(400, 900)
        .open(world.controller().at(world.story().told().job().path() + "dogdriver-trend/"))
        .await("the page is loaded", LOADED)
        .grow();
    tab.await("the pictures are shown", SHOWN);
    tab.screenshot(picture("job-dogdriver-narrow", Scheme.LIGHT));

    assertThat(
            tab.value(
                    "Math.max(0, ...[...document.querySelectorAll('.dogdriver-trend > *')]"
                        + ".map(part => part.getBoundingClientRect().right))")
                .asDouble())
        .isLessThanOrEqualTo(400);
  }

  @Test
  public void theGlobalConfigurationKeepsWhatItShows() throws Exception {
    String before = world.settings().xml();
    look("manage/configure", "configuration");
    assertThat(tab.text()).contains("ServiceBook URL", "Test Datadog");
    tab.screenshot(
        picture("configuration-of-dogdriver", Scheme.DARK),
        "[...document.querySelectorAll('section')].find(s => s.innerText.startsWith('dogDriver'))");

    tab.leave(
        () -> tab.value("document.querySelector('form[name=config] button[name=Submit]').click()"));

    assertThat(world.settings().xml()).isEqualTo(before);
  }

  @Test
  public void theButtonOfTheGlobalConfigurationTestsTheConnection() throws Exception {
    tab.open(world.controller().at("manage/configure"));

    tab.value(click("button", "Test Datadog"));

    tab.await("Datadog takes the keys", "document.body.innerText.includes('takes both keys')");
    assertThat(tab.complaints()).isEmpty();
  }

  @Test
  public void theConfigurationOfAFreestyleJobKeepsWhatItShows() throws Exception {
    TestJob job =
        world
            .folder()
            .freestyle(
                "configured",
                world.node(),
                "new DogdriverStep('x').with { deployment = 'prod'; failOn = 'worse'; timeout = '7m';"
                    + " worseResult = 'FAILURE'; metrics = 'ART, CPU'; source = 's'; it }");
    String config = job.path() + "config.xml";
    String before = world.controller().get(config).body();
    look(job.path() + "configure", "freestyle-configure");

    tab.leave(
        () -> tab.value("document.querySelector('form[name=config] button[name=Submit]').click()"));

    assertThat(step(world.controller().get(config).body())).isEqualTo(step(before));
  }

  @Test
  public void theSnippetGeneratorWritesTheStep() throws Exception {
    TestJob job = world.story().told().job();
    tab.open(world.controller().at(job.path() + "pipeline-syntax/"));
    assumeTrue(
        "there is no Snippet Generator",
        tab.value("document.querySelector('select.dropdownList') !== null").asBoolean());

    tab.await(
        "the first step's form is there",
        "[...document.querySelectorAll('[name^=\"_.\"]')].some(f => f.offsetParent)");
    tab.value(
        """
        (() => {
          const select = document.querySelector('select.dropdownList');
          select.value = [...select.options].find(o => o.text.startsWith('dogdriverRun')).value;
          select.dispatchEvent(new Event('change', {bubbles: true}));
        })()
        """);
    tab.await("the form of the step is there", field("project") + " !== undefined");
    tab.value(field("project") + ".value = 'kintowe'");
    tab.value(click("button", "Generate Pipeline Script"));
    tab.await("a script is written", "document.getElementById('prototypeText').value !== ''");
    tab.screenshot(picture("snippet-generator", Scheme.LIGHT));

    assertThat(tab.value("document.getElementById('prototypeText').value").asText())
        .startsWith("dogdriverRun")
        .contains("'kintowe'");
  }

  @Test
  public void aReleaseThatIsAScriptIsShownAsText() throws Exception {
    String script = "<script>document.title='hacked'</script>";
    world.standIns().service("hostile", new Release(script, 2));
    TestJob job =
        world
            .folder()
            .pipeline(
                "hostile",
                "node('%s') { dogdriverRun project: 'hostile' }".formatted(world.node()));
    TestBuild build = job.run();
    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    world.collection().await(build);

    for (String path :
        new String[] {
          build.path(),
          build.path() + "dogdriver-runs/",
          job.path(),
          job.path() + "dogdriver-trend/",
          "dogdriver/",
          "dogdriver/project?project=hostile"
        }) {
      tab.open(world.controller().at(path)).await("the page is loaded", LOADED);
      assertThat(tab.value("document.title").asText()).as(path).doesNotContain("hacked");
      assertThat(tab.text()).as(path).contains(script);
      assertThat(
              tab.value("[...document.scripts].filter(s => s.text.includes('hacked')).length")
                  .asInt())
          .as(path)
          .isZero();
    }
  }

  /** Light and dark, without a complaint of the browser; the tab stays at the dark one. */
  private void look(String path, String name) throws IOException {
    for (Scheme scheme : Scheme.values()) {
      tab.size(1280, 900).scheme(scheme).open(world.controller().at(path));
      tab.await("the parts of " + path + " are loaded", LOADED).grow();
      tab.await("the pictures of " + path + " are shown", SHOWN);
      tab.screenshot(picture(name, scheme));
      assertThat(tab.complaints()).as(path).isEmpty();
      assertThat(tab.text()).as(path).doesNotContain("Oops!", "MissingResource", "${");
      assertHasNothingInline(path);
    }
  }

  private void assertHasCharts() {
    assertThat(tab.value(PICTURES + ".length").asInt()).isGreaterThanOrEqualTo(3);
    tab.await("the charts are shown, sharp", SHOWN);
  }

  /** As Jenkins's Content Security Policy will have it. */
  private void assertHasNothingInline(String path) {
    assertThat(
            tab.value(
                    """
                    [...document.querySelectorAll('[class^=dogdriver], [class^=dogdriver] *')]
                      .filter(e => e.hasAttribute('style') || e.tagName === 'STYLE'
                          || (e.tagName === 'SCRIPT' && !e.src)
                          || e.getAttributeNames().some(name => name.startsWith('on')))
                      .map(e => e.outerHTML).join()
                    """)
                .asText())
        .as(path)
        .isEmpty();
  }

  private Path picture(String name, Scheme scheme) {
    return world.artifacts().resolve(name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
  }

  private static String field(String name) {
    return "[...document.querySelectorAll('[name=\"_." + name + "\"]')].find(f => f.offsetParent)";
  }

  private static String click(String selector, String text) {
    return "[...document.querySelectorAll('%s')].find(e => e.innerText.trim() === '%s').click()"
        .formatted(selector, text);
  }

  private static String step(String config) {
    return config.replaceAll("(?s).*<builders>(.*)</builders>.*", "$1");
  }
}
