package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/**
 * Tries keys that are chosen and cannot be listed just then, as where they are kept is unavailable
 * or they were deleted: an administrator who saves a form for another reason must not lose what was
 * chosen.
 */
public class HiddenKeyScenarios extends PageTrial {
  private static final String LISTED =
      "[...document.querySelectorAll('select[name$=\"KeyCredentialsId\"]')]";

  public HiddenKeyScenarios(World world) {
    super(world);
  }

  @Before
  public void hide() {
    world.log().provokes("There is no credential 'dogdriver-acceptance-");
    world.settings().hideKeys();
  }

  @After
  public void show() {
    world.settings().showKeys();
  }

  @Test
  public void savingTheGlobalConfigurationKeepsKeysThatCannotBeListed() {
    String before = world.settings().xml();

    save("manage/configure", Settings.API_KEY, Settings.APPLICATION_KEY);

    assertThat(before).contains(Settings.API_KEY, Settings.APPLICATION_KEY);
    assertThat(world.settings().xml()).isEqualTo(before);
  }

  @Test
  public void savingAFreestyleJobKeepsKeysThatCannotBeListed() {
    TestJob job =
        world
            .folder()
            .freestyle(
                "hidden-keys",
                world.node(),
                "new DogdriverStep('x').with { apiKeyCredentialsId = 'away-1';"
                    + " applicationKeyCredentialsId = 'away-2'; it }");

    save(job.path() + "configure", "away-1", "away-2");

    assertThat(world.controller().get(job.path() + "config.xml").body())
        .contains(
            "<apiKeyCredentialsId>away-1</apiKeyCredentialsId>",
            "<applicationKeyCredentialsId>away-2</applicationKeyCredentialsId>");
  }

  private void save(String path, String... chosen) {
    tab.open(world.controller().at(path));
    tab.await(
        "both keys are listed",
        LISTED + ".map(list => list.value).join() === '%s'".formatted(String.join(",", chosen)));

    tab.leave(
        () -> tab.value("document.querySelector('form[name=config] button[name=Submit]').click()"));
  }
}
