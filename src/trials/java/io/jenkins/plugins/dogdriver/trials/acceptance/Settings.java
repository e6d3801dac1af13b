package io.jenkins.plugins.dogdriver.trials.acceptance;

import static io.jenkins.plugins.dogdriver.trials.acceptance.ScriptConsole.literal;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import io.jenkins.plugins.dogdriver.testkit.StandIns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The global configuration of dogDriver: points it to the stand-ins, and back again. */
final class Settings {
  static final String API_KEY = "dogdriver-acceptance-api";
  static final String APPLICATION_KEY = "dogdriver-acceptance-application";

  /** The folder with the runs, below the home of Jenkins. */
  static final String STORE = "dogdriver-acceptance";

  private static final String GET =
      """
      import io.jenkins.plugins.dogdriver.jenkins.settings.*
      def c = DogdriverConfiguration.get()
      """;

  private final ScriptConsole console;
  private final StandIns standIns;
  private final TemporaryCredentials credentials;
  private final String before;
  private final boolean wasSaved;

  /**
   * Remembers what is configured.
   *
   * @param copy gets it too, should it be needed by hand
   * @throws IllegalStateException if runs of the controller's own wait, which would otherwise go to
   *     the stand-ins
   */
  Settings(ScriptConsole console, StandIns standIns, Path copy) throws IOException {
    this.console = console;
    this.standIns = standIns;
    this.credentials = new TemporaryCredentials(console);
    checkNothingWaits();
    before = xml();
    wasSaved = console.run(GET + "print c.configFile.exists()").equals("true");
    Files.writeString(copy, before);
  }

  private void checkNothingWaits() {
    int open = openRuns();
    if (open > 0) {
      throw new IllegalStateException(
          open
              + " run(s) of this controller are running or wait for their store; try again once"
              + " they are done.");
    }
  }

  /** Returns how many runs are running or could not be delivered yet. */
  private int openRuns() {
    return Integer.parseInt(
        console.run(
            """
            def state = new File(Jenkins.get().rootDir, 'dogdriver')
            print(['spool', 'started'].sum { (new File(state, it).list() ?: []).size() })
            """));
  }

  /** Waits until all runs have got where they belong, so that none gets there later. */
  void awaitDelivery() {
    Awaitility.await("all runs are delivered")
        .atMost(Duration.ofMinutes(1))
        .until(() -> openRuns() == 0);
  }

  /** Returns the current configuration as Jenkins saves it. */
  String xml() {
    return console.run(GET + "print Jenkins.XSTREAM2.toXML(c)");
  }

  /**
   * Configures the stand-ins, a folder for the runs, and an age of 0, so that metric values are
   * read at once.
   */
  void useStandIns() {
    console.run(
        GET
            + """
            c.site = 'datadoghq.com'
            c.datadogUrl = %s
            c.serviceBookUrl = %s
            c.apiKeyCredentialsId = %s
            c.applicationKeyCredentialsId = %s
            c.ageMinutes = 0
            c.metrics = []
            """
                .formatted(
                    literal(standIns.datadog().url().toString()),
                    literal(standIns.book().uri().toString()),
                    literal(credentials.add(API_KEY, DatadogStandIn.API_KEY)),
                    literal(credentials.add(APPLICATION_KEY, DatadogStandIn.APPLICATION_KEY))));
    keepRunsInFolder();
  }

  void keepRunsInFolder() {
    console.run(
        GET + "def s = new FolderStore(); s.path = %s; c.store = s".formatted(literal(STORE)));
  }

  /** Configures how long after a run its metric values are read. */
  void collectAfter(int minutes) {
    console.run(GET + "c.ageMinutes = " + minutes);
  }

  /** Leaves the keys of Datadog chosen, but nothing that lists or finds them. */
  void hideKeys() {
    credentials.remove(API_KEY);
    credentials.remove(APPLICATION_KEY);
  }

  /** Puts back what was hidden. */
  void showKeys() {
    credentials.add(API_KEY, DatadogStandIn.API_KEY);
    credentials.add(APPLICATION_KEY, DatadogStandIn.APPLICATION_KEY);
  }

  /** Configures no key of Datadog. */
  void forgetKeys() {
    console.run(GET + "c.apiKeyCredentialsId = ''; c.applicationKeyCredentialsId = ''");
  }

  /** Returns the folder with the runs, unless they are kept in S3. */
  String store() {
    return console.run("print new File(Jenkins.get().rootDir, %s)".formatted(literal(STORE)));
  }

  /** Configures S3 as the store. */
  void keepRunsInS3(URI endpoint) {
    String id =
        credentials.add(
            "dogdriver-acceptance-s3", S3StandIn.KEY.id(), S3StandIn.KEY.secret().reveal());
    console.run(
        GET
            + """
            def s = new S3Store(%s)
            s.endpoint = %s
            s.pathStyle = true
            s.credentialsId = %s
            c.store = s
            """
                .formatted(literal(S3StandIn.BUCKET), literal(endpoint.toString()), literal(id)));
  }

  /** Restores the configuration from before, and deletes the folder with the runs. */
  void putBack() {
    console.run(
        GET
            + """
            Jenkins.XSTREAM2.fromXML(%s, c)
            if (%b) { c.save() } else { c.configFile.delete() }
            new File(Jenkins.get().rootDir, '%s').deleteDir()
            """
                .formatted(literal(before), wasSaved, STORE));
    credentials.removeAll();
  }
}
