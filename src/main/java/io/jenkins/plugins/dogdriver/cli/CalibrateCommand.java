package io.jenkins.plugins.dogdriver.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import io.jenkins.plugins.dogdriver.molotov.Calibration;
import io.jenkins.plugins.dogdriver.molotov.LineOutput;
import io.jenkins.plugins.dogdriver.molotov.LoadLevel;
import io.jenkins.plugins.dogdriver.molotov.LoadTestCopy;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.LocalMoloslave;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveRun;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.molotov.MolotovOutput;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Implements {@code dogdriver calibrate}: finds how many workers give the service a fair load. It
 * records nothing, neither in the store nor in Datadog.
 */
@Command(
    name = "calibrate",
    description = {
      "Runs the load test of a project with more and more workers and recommends how many to use.",
      "",
      "It loads the service beyond what it can do: choose a deployment where that does no harm."
          + " Nothing is recorded."
    },
    customSynopsis = "dogdriver calibrate --project NAME [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver calibrate --project kintowe --most-workers 256",
    exitCodeList = {
      "0:Success.",
      Dogdriver.FAILED + ":A load test could not be run; standard error says why.",
      Dogdriver.WRONG_USAGE_HELP
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BESIDE_LOAD = Duration.ofMinutes(5);
  private static final int MOST = 10_000;

  private final HostProcess host;

  @Spec CommandSpec command;

  @Option(
      names = "--project",
      paramLabel = "NAME",
      required = true,
      description = "The project whose load test is run.")
  String project;

  @Option(
      names = "--level",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "30s",
      description = "How long each number of workers is tried (default: ${DEFAULT-VALUE}).")
  Duration level;

  @Option(
      names = "--most-workers",
      paramLabel = "N",
      defaultValue = "128",
      converter = NumberConverter.class,
      description = "How many workers are tried at most (default: ${DEFAULT-VALUE}).")
  int mostWorkers;

  @Option(names = "--json", description = "Print the levels and the result as a line of JSON.")
  boolean json;

  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = LoadTestOptions.HEADING)
  LoadTestOptions load = new LoadTestOptions();

  @ArgGroup(validate = false, heading = ServiceBookOptions.HEADING)
  ServiceBookOptions serviceBook = new ServiceBookOptions();

  CalibrateCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (mostWorkers < 1 || mostWorkers > MOST || level.isZero()) {
      throw new ParameterException(
          command.commandLine(),
          "--most-workers must be 1 to %s, and --level must be longer than 0s.".formatted(MOST));
    }
    PrintWriter out = command.commandLine().getOut();
    try (Engine engine = settings.engine(host, serviceBook);
        Cancellation ignored = new Cancellation()) {
      RunPlan plan = load.plan(engine, load.target(engine, project));
      Map<String, String> environment = engine.settings().environment().of(host.environment());
      if (!json) {
        out.printf("%7s  %10s  %16s%n", "workers", "requests/s", "time per request");
      }
      try (LoadTestCopy copy = new LoadTestCopy(plan.testUrl(), environment)) {
        Calibration found =
            Calibration.of(
                workers -> run(copy, plan, workers, engine, environment),
                mostWorkers,
                plan.failureShare(),
                this::print);
        out.print(json ? json(found) + System.lineSeparator() : text(found, plan));
        out.flush();
      }
      return 0;
    }
  }

  private LoadLevel run(
      LoadTestCopy copy, RunPlan plan, int workers, Engine engine, Map<String, String> environment)
      throws InterruptedException {
    copy.set(plan.molotovTest(), workers, level);
    MolotovOutput printed = new MolotovOutput();
    LocalMoloslave moloslave = new LocalMoloslave(Moloslave.CANDIDATES, environment);
    String id = UUID.randomUUID().toString();
    OutputSanitizer sanitizer = new OutputSanitizer(SecretMask.of(engine.settings().secrets()));
    try (LineOutput output = new LineOutput(sanitizer.before(printed))) {
      moloslave.launch(
          new MoloslaveRun(id, copy.url(), plan.molotovTest(), plan.timeout()), output);
      moloslave.await(level.plus(BESIDE_LOAD));
      if (!moloslave.poll(output)) {
        throw new MolotovException(
            "The load test with %s workers did not end in time.".formatted(workers));
      }
    } finally {
      moloslave.end(id);
      moloslave.cleanUp();
    }
    LoadTestResult result = LoadTestResult.of(printed, 1);
    if (!result.passed() && result.counts().total() == 0) {
      throw new MolotovException(result.reason());
    }
    return new LoadLevel(workers, printed.counts(), level);
  }

  private void print(LoadLevel tried) {
    if (!json) {
      PrintWriter out = command.commandLine().getOut();
      out.println(line(tried));
      out.flush();
    }
  }

  private static String line(LoadLevel tried) {
    String failed =
        tried.counts().failures() == 0
            ? ""
            : "  %s of %s failed".formatted(tried.counts().failures(), tried.counts().total());
    return String.format(
        Locale.ROOT,
        "%7d  %10.1f  %13.1f ms%s",
        tried.workers(),
        tried.throughput(),
        tried.latency() * 1000,
        failed);
  }

  private static String text(Calibration found, RunPlan plan) {
    LoadLevel knee = found.knee();
    if (!found.enough()) {
      return "%nThe service is not saturated by %s workers: allow more with --most-workers.%n"
          .formatted(knee.workers());
    }
    return String.format(
        Locale.ROOT,
        "%nThe knee is at %d workers, with %.1f requests/s: more of them mostly wait.%n"
            + "Recommended are %d workers: set \"workers\": %d in the test '%s' of molotov.json.%n",
        knee.workers(),
        knee.throughput(),
        found.recommendedWorkers(),
        found.recommendedWorkers(),
        plan.molotovTest());
  }

  private static String json(Calibration found) {
    ObjectNode json = JSON.createObjectNode();
    ArrayNode levels = json.putArray("levels");
    found
        .levels()
        .forEach(
            tried ->
                levels
                    .addObject()
                    .put("workers", tried.workers())
                    .put("successes", tried.counts().successes())
                    .put("failures", tried.counts().failures())
                    .put("throughput", tried.throughput())
                    .put("latency", tried.latency()));
    json.put("saturated", found.enough());
    json.put("knee", found.enough() ? found.knee().workers() : null);
    json.put("recommendedWorkers", found.enough() ? found.recommendedWorkers() : null);
    return json.toString();
  }
}
