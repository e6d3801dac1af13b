package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.browser.Tab.Scheme;
import org.junit.Test;

/** The pages of dogDriver as a person sees them. */
public class PageScenarios extends PageTrial {
  private static final String SECTION =
      "[...document.querySelectorAll('section')].find(s => s.innerText.startsWith('dogDriver'))";

  public PageScenarios(World world) {
    super(world);
  }

  @Test
  public void theBuildPageShowsTheRunItsFiguresAndTheVerdict() throws Exception {
    TestBuild build = world.mainJob().made().last();

    look(build.path(), "build");
    assertThat(tab.text()).contains("kintowe 1.1.0", "slower", "ms");
    look(build.path() + "dogdriver-runs/", "build-dogdriver");
    assertThat(tab.text()).contains("kintowe 1.1.0", "slower", "ms");
  }

  @Test
  public void theJobPageShowsTheTrendInWordsAndPictures() throws Exception {
    look(world.mainJob().made().job().path(), "job");

    assertThat(tab.text()).contains("1.1.0", "slower");
    assertHasCharts();
  }

  @Test
  public void theJobsOwnPageOfDogdriverShowsAllMetricsAndRuns() throws Exception {
    MainJob.Made made = world.mainJob().made();

    look(made.job().path() + "dogdriver-trend/", "job-dogdriver");

    assertHasCharts();
    assertThat(tab.text()).contains("Deployment", "Source", "CPU Load", "Backend Latency");
    assertThat(tab.value("document.querySelectorAll('.dogdriver-table tbody tr').length").asInt())
        .isGreaterThanOrEqualTo(made.builds().size());
  }

  @Test
  public void aPointOfAChartLeadsToItsBuild() throws Exception {
    MainJob.Made made = world.mainJob().made();
    tab.open(world.controller().at(made.job().path() + "dogdriver-trend/"));
    tab.await("the page is loaded", LOADED);

    tab.leave(
        () ->
            tab.value(
                "document.querySelector('.dogdriver-point')"
                    + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))"));

    assertThat(tab.value("location.pathname").asText()).endsWith(made.builds().get(0).path());
  }

  @Test
  public void theDashboardShowsEveryProjectWithItsVerdict() throws Exception {
    world.mainJob().made();

    look("dogdriver/", "dashboard");
    assertThat(tab.text()).contains(MainJob.PROJECT, "slower", "on stage, from " + world.node());
    assertThat(tab.value("document.querySelectorAll('.dogdriver-sparkline').length").asInt())
        .isPositive();

    tab.leave(() -> tab.value(click("a.dogdriver-projects__name", MainJob.PROJECT)));
    tab.await("the page of the project is loaded", LOADED);
    assertHasCharts();
    assertThat(tab.text()).contains("1.1.0", "slower", "Graph in Datadog");
  }

  @Test
  public void aNarrowScreenShowsTheJobsPageWithoutScrollingSideways() throws Exception {
    tab.size(400, 900)
        .open(world.controller().at(world.mainJob().made().job().path() + "dogdriver-trend/"))
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
    assertThat(tab.value(SECTION + ".innerText").asText()).doesNotContain("Edited");
    tab.screenshot(picture("configuration-of-dogdriver", Scheme.DARK), SECTION);

    tab.leave(
        () -> tab.value("document.querySelector('form[name=config] button[name=Submit]').click()"));

    assertThat(world.settings().xml()).isEqualTo(before);
  }

  @Test
  public void theButtonOfTheGlobalConfigurationTestsTheConnection() throws Exception {
    tab.open(world.controller().at("manage/configure"));

    tab.value(click("button", "Test Datadog"));

    tab.await("Datadog accepts the keys", "document.body.innerText.includes('accepts both keys')");
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
    TestJob job = world.mainJob().made().job();
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
