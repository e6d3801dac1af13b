package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runners.model.InitializationError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries the plugin in a running controller, with real jobs, real moloslave and a real browser. */
@Command(
    name = "bin/acceptance",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tries the plugin in a running Jenkins: installs it, runs real jobs in a folder of its own,"
          + " looks at the pages, and says in a table what passed.",
      "",
      "The services, the ServiceBook, the Datadog and the S3 that it tries with listen on loopback, so"
          + " the controller and its agents must be on this machine. While it runs, dogDriver is"
          + " configured for these; what was configured before is put back at the end. Take a"
          + " controller that is there for trials.",
      ""
    })
final class Acceptance implements Callable<Integer> {
  private static final Path HPI = Path.of("target", "central", "dogdriver.hpi");
  private static final Path ARTIFACTS = Path.of("target", "acceptance");

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "URL", description = "Of the controller.")
  private URI url;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "user:token",
      converter = LoginConverter.class,
      defaultValue = "${env:JENKINS_AUTH}",
      description = "An administrator, with an API token; by default $JENKINS_AUTH.")
  private Optional<Login> administrator = Optional.empty();

  @Option(
      names = "--agent",
      paramLabel = "LABEL",
      description = "Where the load tests run; by default on the built-in node.")
  private Optional<String> agent = Optional.empty();

  @Option(
      names = "--reader",
      paramLabel = "user:token",
      converter = LoginConverter.class,
      description = "A user who may see jobs and not administer, to try what is refused.")
  private Optional<Login> reader = Optional.empty();

  @Option(
      names = "--restart",
      description = "Restart the controller, and disconnect the agent, in the middle of a run too.")
  private boolean restart;

  @Option(names = "--reinstall", description = "Install the plugin even where the same one runs.")
  private boolean reinstall;

  @Option(
      names = "--only",
      paramLabel = "WORDS",
      description = "Try only what has these words in its sentence.")
  private String words = "";

  @Option(
      names = "--minutes",
      paramLabel = "NUMBER",
      defaultValue = "6",
      description =
          "How long a scenario may take, by default ${DEFAULT-VALUE}; more for a busy machine.")
  private int minutes;

  @Option(names = "--keep", description = "Keep the folder with the jobs.")
  private boolean keep;

  public static void main(String[] arguments) {
    int exitCode =
        new CommandLine(new Acceptance())
            .setExecutionExceptionHandler(
                (e, commandLine, parsed) -> {
                  System.err.println(e.getMessage());
                  return 1;
                })
            .execute(arguments);
    // The web servers' threads shall not keep the program alive.
    System.exit(exitCode);
  }

  @Override
  public Integer call() throws Exception {
    if (url.getHost() == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "The URL is that of a controller, for example http://127.0.0.1:8080/.");
    }
    Controller controller = new Controller(url, administrator);
    Path artifacts = empty(ARTIFACTS.toAbsolutePath());
    try (PrintStream details =
        new PrintStream(
            Files.newOutputStream(artifacts.resolve("failures.txt")),
            true,
            StandardCharsets.UTF_8)) {
      Results results = new Results(System.out, details);
      String tried = "";
      if (results.prepare("The plugin is installed", () -> install(controller))) {
        tried = Tried.in(new ScriptConsole(controller));
        System.out.println("  " + tried);
        tryAll(
            new Options(controller, agent, reader, words, minutes, restart, keep),
            artifacts,
            results);
      }
      results.print(tried);
      System.out.flush();
      return results.passed() ? 0 : 1;
    }
  }

  private void install(Controller controller) throws IOException {
    if (controller.as(Optional.empty()).session().isEmpty()) {
      throw new IllegalStateException("There is no Jenkins that is up at " + url + ".");
    }
    Installation installation = new Installation(controller);
    if (installation.has(HPI) && !reinstall) {
      System.out.println("  This very file runs already; --reinstall installs it again.");
    } else {
      System.out.println("  Uploading it and restarting the controller.");
      installation.install(HPI);
    }
  }

  private static void tryAll(Options options, Path artifacts, Results results)
      throws InitializationError {
    World[] world = new World[1];
    if (!results.prepare(
        "dogDriver is configured for the stand-ins",
        () -> world[0] = new World(options, artifacts))) {
      return;
    }
    Runnable close = once(world[0]::close);
    Thread hook = new Thread(close);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      JUnitCore junit = new JUnitCore();
      junit.addListener(results);
      for (Class<?> scenarios : Scenarios.IN_ORDER) {
        junit.run(Request.runner(new ScenarioRunner(scenarios, world[0], options)));
      }
    } finally {
      Runtime.getRuntime().removeShutdownHook(hook);
      results.prepare("The controller is left as it was", close::run);
    }
  }

  private static Runnable once(Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    return () -> {
      if (!done.getAndSet(true)) {
        action.run();
      }
    };
  }

  private static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
