package io.jenkins.plugins.dogdriver.trials.acceptance;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The main job: a service, two releases, a few runs of each. It is made once, for all scenarios
 * that use it.
 */
final class MainJob {
  public static final String PROJECT = "kintowe";
  public static final Release BEFORE = new Release("1.0.0", 5);

  /** The slower release, far slower as the machine may be busier meanwhile. */
  public static final Release SLOWER = new Release("1.1.0", 35);

  /**
   * The number of runs that is enough for a verdict, which needs five of the newest release and
   * more to be sure.
   */
  private static final int RUNS_OF_A_RELEASE = 7;

  private final World world;
  private Made made;
  private IllegalStateException failure;

  MainJob(World world) {
    this.world = world;
  }

  /**
   * The main job and its builds.
   *
   * @param builds in their order, each with a run whose metric values were collected
   */
  record Made(LoadTestedService service, TestJob job, List<TestBuild> builds) {
    Made {
      builds = List.copyOf(builds);
    }

    TestBuild last() {
      return builds.get(builds.size() - 1);
    }
  }

  /**
   * Returns once all metric values are there.
   *
   * @throws IllegalStateException if a build did not succeed, this time or before
   */
  synchronized Made made() throws IOException, InterruptedException {
    if (failure != null) {
      throw failure;
    }
    if (made == null) {
      try {
        made = make();
      } catch (RuntimeException e) {
        failure = new IllegalStateException("The runs could not be made: " + e.getMessage(), e);
        throw failure;
      }
    }
    return made;
  }

  private Made make() throws IOException, InterruptedException {
    LoadTestedService service = world.standIns().service(PROJECT, BEFORE);
    TestJob job =
        world
            .folder()
            .pipeline(
                PROJECT,
                """
                node('%s') {
                  def run = dogdriverRun project: '%s'
                  echo 'The step returned ' + groovy.json.JsonOutput.toJson(run)
                }
                """
                    .formatted(world.node(), PROJECT));
    List<TestBuild> builds = new ArrayList<>();
    for (Release release : List.of(BEFORE, SLOWER)) {
      service.service().deploy(release);
      for (int run = 0; run < RUNS_OF_A_RELEASE; run++) {
        builds.add(succeeded(job.run()));
      }
    }
    builds.forEach(build -> build.awaitRuns("collected"));
    return new Made(service, job, builds);
  }

  private static TestBuild succeeded(TestBuild build) {
    if (!build.result().equals("SUCCESS")) {
      throw new IllegalStateException(
          "build " + build.number() + " ended " + build.result() + ": " + build.console());
    }
    return build;
  }
}
