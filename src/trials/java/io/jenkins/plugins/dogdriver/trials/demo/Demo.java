package io.jenkins.plugins.dogdriver.trials.demo;

import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DemoService;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.DogdriverProcess;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.MeasuredSeries;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The main job from end to end: two releases of a service under real load, their runs recorded,
 * measured, judged and reported. Only the service, the ServiceBook and Datadog are stand-ins, on
 * loopback; what Datadog answers is what the service measured.
 */
final class Demo {
  private static final String PROJECT = "kintowe";
  private static final List<Release> RELEASES =
      List.of(new Release("1.0.0", 5), new Release("1.1.0", 7));
  private static final String SCENARIO =
      """
      import os
      from molotov import scenario

      @scenario(weight=100)
      async def page(session):
          async with session.get(os.environ["DEMO_SERVICE"]) as response:
              assert response.status == 200
      """;

  private final Path folder;
  private final int runsOfARelease;
  private final int seconds;

  private Demo(Path folder, int runsOfARelease, int seconds) {
    this.folder = folder;
    this.runsOfARelease = runsOfARelease;
    this.seconds = seconds;
  }

  /**
   * Does the whole job once; ends with 0 if all of it went well.
   *
   * @param arguments the folder to work in, and {@code --quick} for short runs
   */
  public static void main(String[] arguments) throws Exception {
    boolean quick = List.of(arguments).contains("--quick");
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    try {
      (quick ? new Demo(folder, 6, 2) : new Demo(folder, 6, 5)).run();
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    // The web servers' threads shall not keep the program alive.
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (DemoService service = new DemoService(RELEASES.get(0));
        DatadogStandIn datadog = new DatadogStandIn(new MeasuredSeries(service));
        ServiceBookStandIn book = new ServiceBookStandIn(project(service))) {
      DogdriverProcess dogdriver = dogdriver(book, datadog);
      service.warmUp();
      System.out.printf(
          "A service, a ServiceBook and a Datadog run on loopback; dogDriver runs the load test of"
              + " %s%n%d times on each of 2 releases, %d s each.%n%n",
          PROJECT, runsOfARelease, seconds);
      for (Release release : RELEASES) {
        service.deploy(release);
        for (int run = 1; run <= runsOfARelease; run++) {
          System.out.printf(
              "%s run %d of %d: %s%n",
              release.version(), run, runsOfARelease, last(load(dogdriver)));
        }
      }
      conclude(dogdriver);
    }
  }

  private static List<String> load(DogdriverProcess dogdriver)
      throws IOException, InterruptedException {
    return dogdriver.run("run", "--project", PROJECT, "--source", "demo", "--allow-local-tests");
  }

  private void conclude(DogdriverProcess dogdriver) throws IOException, InterruptedException {
    System.out.println("\nThe collector asks Datadog for the figures:");
    dogdriver.run("collect", "--age", "0s").forEach(System.out::println);
    System.out.println("\nThe trend:");
    List<String> trend = dogdriver.run("trend", "--project", PROJECT);
    trend.forEach(System.out::println);
    String report = last(dogdriver.run("report", "--output", folder.resolve("report").toString()));
    System.out.println("The report is at " + report);
    System.out.println(trend.get(0));
  }

  private Project project(DemoService service) throws IOException, InterruptedException {
    String molotov =
        """
        {"molotov": {"env": {"DEMO_SERVICE": "%s/"},
                     "tests": {"dogdriver": {"duration": %d, "workers": 4, "console": true}}}}
        """
            .formatted(service.uri(), seconds);
    LoadTestRepository repository =
        new LoadTestRepository(folder.resolve("loadtest"), molotov, SCENARIO);
    return ServiceBookStandIn.project(PROJECT, repository.url(), service.uri());
  }

  private DogdriverProcess dogdriver(ServiceBookStandIn book, DatadogStandIn datadog)
      throws IOException {
    Path settings = folder.resolve("dogdriver.yml");
    Files.writeString(
        settings,
        """
        servicebook: %s
        datadog: {url: "%s"}
        store: {folder: "%s"}
        state: "%s"
        """
            .formatted(
                book.uri(), datadog.url(), folder.resolve("store"), folder.resolve("state")));
    Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
    environment.put("DOGDRIVER_CONFIG", settings.toString());
    return new DogdriverProcess(
        Path.of("bin", "dogdriver").toAbsolutePath(), folder.resolve("dogdriver.log"), environment);
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }
}
