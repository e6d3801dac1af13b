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
import java.util.ArrayList;
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
      List.of(new Release("1.0.0", 5), new Release("1.1.0", 8));

  /** The exit code of a gate that a release does not pass. */
  private static final int WORSE = 3;

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
  private final int mostRuns;
  private final int seconds;

  private Demo(Path folder, int mostRuns, int seconds) {
    this.folder = folder;
    this.mostRuns = mostRuns;
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
      (quick ? new Demo(folder, 8, 2) : new Demo(folder, 8, 5)).run();
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
          "A service, a ServiceBook and a Datadog run on loopback; a gate runs the load test of"
              + " %s%nup to %d times on each of 2 releases, %d s each, and judges the release.%n",
          PROJECT, mostRuns, seconds);
      int exitCode = 0;
      for (Release release : RELEASES) {
        service.deploy(release);
        exitCode = gate(dogdriver);
        System.out.println("The exit code is " + exitCode + ".");
      }
      if (exitCode != WORSE) {
        System.out.println(
            "The slower release was not rejected: its runs differ too much, as they do on a busy"
                + " machine. Try again on an idle one, or without --quick.");
      }
      System.out.println();
      System.out.println("The report is at " + report(dogdriver));
      System.out.println(dogdriver.run("trend", "--project", PROJECT).get(0));
    }
  }

  /** Runs the gate, as the pipeline of the service does once a release is deployed. */
  private int gate(DogdriverProcess dogdriver) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("gate", "--project", PROJECT));
    arguments.addAll(List.of("--runs", String.valueOf(mostRuns), "--until", "decided"));
    arguments.addAll(List.of("--source", "demo"));
    // Datadog answers at once here, and the load test is a folder of this machine.
    arguments.addAll(List.of("--age", "0s", "--wait", "1m", "--allow-local-tests"));
    System.out.println("\n$ dogdriver " + String.join(" ", arguments));
    int exitCode = dogdriver.follow(System.out::println, arguments.toArray(String[]::new));
    if (exitCode != 0 && exitCode != WORSE) {
      throw new IOException("The gate has failed; see " + folder.resolve("dogdriver.log") + ".");
    }
    return exitCode;
  }

  private String report(DogdriverProcess dogdriver) throws IOException, InterruptedException {
    return last(dogdriver.run("report", "--output", folder.resolve("report").toString()));
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
