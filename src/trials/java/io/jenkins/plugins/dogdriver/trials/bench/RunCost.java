package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import io.jenkins.plugins.dogdriver.molotov.LocalMoloslave;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.run.ProcessRunJournal;
import io.jenkins.plugins.dogdriver.run.RunClient;
import io.jenkins.plugins.dogdriver.run.RunDelivery;
import io.jenkins.plugins.dogdriver.run.RunEvents;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.run.RunRecorder;
import io.jenkins.plugins.dogdriver.run.VersionCheck;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DogdriverProcess;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures how much longer a run is than the load test in it. The service, the ServiceBook and
 * Datadog answer at once, over HTTP.
 */
record RunCost(Path folder) implements Part {
  private static final String PROJECT = "kintowe";
  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** A load test that is over at once. */
  private static final Moloslave INSTANT =
      new Moloslave(
          List.of(
              "sh", "-c", "echo 'SUCCESSES: 1 | FAILURES: 0 | WORKERS: 1'; echo '*** Bye ***'"));

  @Override
  public void measure(Consumer<Result> results) throws Exception {
    Path work = Files.createDirectories(folder.resolve("runs-cost"));
    try (HttpStub service = new HttpStub().answer("/__version__", 200, "{\"version\": \"6.1.0\"}");
        DatadogStandIn datadog = new DatadogStandIn()) {
      service.answer("/", 200, "fine");
      results.accept(
          Result.below(
              1,
              "s",
              "run.engine",
              "added to a run by the engine, in a running Java",
              new Rounds(5, 11).of(() -> addedByEngine(work, service, datadog))));
      results.accept(
          Result.reported(
              "run.commandline",
              "added to a run of moloslave by bin/dogdriver, the start of Java included",
              addedByCommandLine(work, service, datadog),
              "s"));
    }
  }

  private static double addedByEngine(Path work, HttpStub service, DatadogStandIn datadog)
      throws Exception {
    RunClient client = client(work, datadog);
    RunPlan plan =
        new RunPlan(
            PROJECT, deployment(service), "/repository", "dogdriver", "bench", "", TIMEOUT, 0);
    double alone = Rounds.seconds(() -> execute(INSTANT.command("", "dogdriver", ""), work));
    return Rounds.seconds(() -> check(client.run(plan))) - alone;
  }

  private static RunClient client(Path work, DatadogStandIn datadog) {
    Clock clock = Clock.systemUTC();
    return new RunClient(
        new VersionCheck(HttpClient.newHttpClient(), TIMEOUT),
        () -> new LocalMoloslave(List.of(INSTANT), System.getenv()),
        new OutputSanitizer(SecretMask.NONE),
        new RunRecorder(
            new ProcessRunJournal(work.resolve("state"), id -> {}),
            new RunDelivery(
                new RunStore(new FolderObjectStore(work.resolve("store"))),
                new Spool(work.resolve("spool")),
                System.err::println,
                System.err::println),
            new RunEvents(new Datadog(datadog.settings(), clock), System.err::println),
            clock,
            System.err::println),
        clock,
        line -> {});
  }

  private static void check(Run run) {
    if (!run.passed()) {
      throw new IllegalStateException(run.reason());
    }
  }

  private static Sample addedByCommandLine(Path work, HttpStub service, DatadogStandIn datadog)
      throws Exception {
    String repository =
        LoadTestRepository.asking(
                service.uri(), work.resolve("loadtest"), "\"max_runs\": 1, \"workers\": 1")
            .url();
    Project project = ServiceBookStandIn.project(PROJECT, repository, service.uri());
    try (ServiceBookStandIn book = new ServiceBookStandIn(project)) {
      DogdriverProcess dogdriver =
          new DogdriverProcess(
              Path.of("bin", "dogdriver").toAbsolutePath(),
              work.resolve("dogdriver.log"),
              DatadogStandIn.ENVIRONMENT);
      String[] run = {
        "run",
        "--project",
        PROJECT,
        "--allow-local-tests",
        "--servicebook",
        book.uri().toString(),
        "--datadog-url",
        datadog.url().toString(),
        "--store",
        work.resolve("store").toString(),
        "--state",
        work.resolve("state").toString()
      };
      Moloslave moloslave = moloslave(work);
      return new Rounds(1, 5)
          .of(
              () -> {
                Path clone = Files.createTempDirectory(work, "clone");
                List<String> command = moloslave.command(repository, "dogdriver", clone.toString());
                double alone = Rounds.seconds(() -> execute(command, work));
                return Rounds.seconds(() -> dogdriver.run(run)) - alone;
              });
    }
  }

  private static Moloslave moloslave(Path work) throws Exception {
    for (Moloslave candidate : Moloslave.CANDIDATES) {
      if (process(candidate.probe(), work).waitFor() == 0) {
        return candidate;
      }
    }
    throw new IllegalStateException(Moloslave.MISSING);
  }

  private static void execute(List<String> command, Path work) throws Exception {
    int code = process(command, work).waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code + ".");
    }
  }

  private static Process process(List<String> command, Path work) throws Exception {
    return new ProcessBuilder(command)
        .directory(work.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Deployment deployment(HttpStub service) {
    return new Deployment(Run.DEFAULT_DEPLOYMENT, service.uri().toString());
  }
}
