package io.jenkins.plugins.dogdriver.trials.acceptance;

import static io.jenkins.plugins.dogdriver.trials.acceptance.ScriptConsole.literal;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import java.util.List;
import org.junit.Test;

/** Checks that keys stay where they are. */
public class SecretScenarios {
  private static final List<String> KEYS =
      List.of(
          DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY, S3StandIn.KEY.secret().reveal());

  private final World world;

  public SecretScenarios(World world) {
    this.world = world;
  }

  /**
   * Checks that no key is anywhere, although the load tests write all of their environment into the
   * consoles.
   */
  @Test
  public void noKeyIsInARecordAConsoleOrAFileOfDogdriver() throws Exception {
    assertThat(world.mainJob().made().last().console()).contains("The load test sees ");

    String found =
        world
            .console()
            .run(
                """
                def keys = [%s]
                def home = Jenkins.get().rootDir
                def files = []
                Jenkins.get().getItemByFullName(%s).rootDir.eachFileRecurse(groovy.io.FileType.FILES) { files << it }
                home.eachFileMatch(groovy.io.FileType.FILES, ~/.*dogdriver.*/) { files << it }
                ['dogdriver', 'dogdriver-acceptance', 'logs'].collect { new File(home, it) }.findAll { it.exists() }
                    .each { it.eachFileRecurse(groovy.io.FileType.FILES) { files << it } }
                assert files.size() > 20
                files.findAll { file -> def text = file.getText('UTF-8'); keys.any { text.contains(it) } }
                    .each { println it }
                """
                    .formatted(keys(), literal(world.folder().fullName())));

    assertThat(found).isEmpty();
  }

  @Test
  public void noKeyIsInTheApi() throws Exception {
    TestBuild build = world.mainJob().made().last();

    for (String path : List.of("api/json?depth=3", "api/xml?depth=3", "dogdriver/")) {
      assertThat(world.controller().get(build.path() + path).body()).as(path).doesNotContain(KEYS);
    }
  }

  private static String keys() {
    return KEYS.stream().map(ScriptConsole::literal).reduce((a, b) -> a + ", " + b).orElseThrow();
  }
}
