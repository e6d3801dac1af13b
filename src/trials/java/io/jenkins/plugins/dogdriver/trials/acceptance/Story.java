package io.jenkins.plugins.dogdriver.trials.acceptance;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The main job: a service, two releases, a few runs of each. Made once, for all scenarios that look
 * at it.
 */
final class Story {
  public static final String PROJECT = "kintowe";
  public static final Release BEFORE = new Release("1.0.0", 5);

  /** By far, as the machine may have more to do meanwhile. */
  public static final Release SLOWER = new Release("1.1.0", 35);

  /** Enough for a verdict, which needs five of the newest release and more to be sure. */
  private static final int RUNS_OF_A_RELEASE = 7;

  private final World world;
  private Told told;
  private IllegalStateException failure;

  Story(World world) {
    this.world = world;
  }

  /**
   * What there is to look at once it is made.
   *
   * @param builds in their order, each with a run whose metric values were collected
   */
  record Told(LoadTestedService service, TestJob job, List<TestBuild> builds) {
    Told {
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
  synchronized Told told() throws IOException, InterruptedException {
    if (failure != null) {
      throw failure;
    }
    if (told == null) {
      try {
        told = tell();
      } catch (RuntimeException e) {
        failure = new IllegalStateException("The runs were not to be had: " + e.getMessage(), e);
        throw failure;
      }
    }
    return told;
  }

  private Told tell() throws IOException, InterruptedException {
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
    return new Told(service, job, builds);
  }

  private static TestBuild succeeded(TestBuild build) {
    if (!build.result().equals("SUCCESS")) {
      throw new IllegalStateException(
          "build " + build.number() + " ended " + build.result() + ": " + build.console());
    }
    return build;
  }
}
