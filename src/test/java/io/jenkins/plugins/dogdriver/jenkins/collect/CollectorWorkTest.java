package io.jenkins.plugins.dogdriver.jenkins.collect;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.JobNames;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.BuildRunJournal;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The periodic work, with a Datadog on real HTTP. */
public class CollectorWorkTest {
  private static final Run RUN =
      aRun()
          .startedBy("jenkins:kintowe#12")
          .start(Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS))
          .build();

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final CollectorWork work = new CollectorWork();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final TaskListener listener = FakeJenkins.listener(printed);
  private final Log log = new Log();
  private DatadogStandIn datadog;

  @Before
  public void start() throws IOException {
    Logger.getLogger("io.jenkins.plugins.dogdriver.jenkins").addHandler(log);
    datadog =
        new DatadogStandIn(
            (query, from, to) ->
                List.of(Series.of("*", RUN.start(), Duration.ofSeconds(60), 0.02)));
    jenkins.extension(CollectorWork.class, work);
    jenkins.secretText("api", DatadogStandIn.API_KEY);
    jenkins.secretText("application", DatadogStandIn.APPLICATION_KEY);
    jenkins.configuration().setDatadogUrl(datadog.url().toString());
    jenkins.configuration().setApiKeyCredentialsId("api");
    jenkins.configuration().setApplicationKeyCredentialsId("application");
  }

  @After
  public void stop() {
    Logger.getLogger("io.jenkins.plugins.dogdriver.jenkins").removeHandler(log);
    datadog.close();
  }

  @Test
  public void itLooksEveryMinuteAndWritesNoRoundIntoTheLog() {
    assertThat(work.getRecurrencePeriod()).isEqualTo(Duration.ofMinutes(1).toMillis());
    assertThat(work.getNormalLoggingLevel()).isEqualTo(Level.FINE);
    assertThat(work.getSlowLoggingLevel()).isEqualTo(Level.FINE);
  }

  @Test
  public void aRunThatIsOldEnoughIsCollectedIntoTheRecordOfItsBuild() throws Exception {
    hudson.model.Run<?, ?> build = jenkins.build(jenkins.job("kintowe"), 12);
    RunRecord record = new RunRecord(RUN.started(), List.of(), "", "");
    DogdriverRunsAction.add(build, record);
    engine().store().enqueue(RUN);

    work.execute(listener);

    assertThat(engine().store().runs("kintowe")).hasSize(1);
    assertThat(record.getState()).isEqualTo("collected");
    assertThat(record.getFigures()).containsKeys("CPU", "RPS", "ART");
    assertThat(record.getVerdict()).isEqualTo("unclear");
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  public void aRunWhoseJobWasRenamedIsCollectedIntoTheRecordOfItsBuild() throws Exception {
    hudson.model.Run<?, ?> build = jenkins.build(jenkins.job("kintowe"), 12);
    RunRecord record = new RunRecord(RUN.started(), List.of(), "", "");
    DogdriverRunsAction.add(build, record);
    engine().store().enqueue(RUN);
    jenkins.move("kintowe", "archive/loads");

    work.execute(listener);

    assertThat(record.getState()).isEqualTo("collected");
  }

  @Test
  public void aRunWhoseJobIsMovedIsLeftToItsBuild() throws Exception {
    hudson.model.Run<?, ?> build = jenkins.build(jenkins.job("kintowe"), 12);
    jenkins.setBuilding(build, true);
    DogdriverRunsAction.add(build, new RunRecord(RUN.started(), List.of(), "", ""));
    new BuildRunJournal(engine().settings().state(), run -> true).open(RUN.started());

    jenkins.moveSilently("kintowe", "archive");
    work.execute(listener);
    ExtensionList.lookupSingleton(JobNames.class)
        .onLocationChanged(build.getParent(), "kintowe", "archive");
    work.execute(listener);
    work.execute(listener);

    assertThat(engine().store().queue().jobs()).isEmpty();
    assertThat(datadog.events()).isEmpty();
  }

  @Test
  public void theSameTroubleIsOneLineInTheLogUntilItIsOver() throws Exception {
    Path broken = jenkins.home().resolve("dogdriver/runs/job-x.json");
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, "{");

    work.execute(listener);
    work.execute(listener);
    assertThat(log.lines)
        .singleElement()
        .asString()
        .startsWith("dogDriver: job-x.json in the folder ");
    assertThat(printed.toString(StandardCharsets.UTF_8).lines()).hasSize(2);

    Files.delete(broken);
    work.execute(listener);
    Files.writeString(broken, "{");
    work.execute(listener);
    assertThat(log.lines).hasSize(2);
  }

  @Test
  public void runsThatWaitedAndAreDeliveredAreNoWarning() throws Exception {
    new Spool(jenkins.home().resolve("dogdriver/spool")).keep(RUN);

    work.execute(listener);

    assertThat(log.lines)
        .containsExactly("dogDriver: Runs that had waited on this machine are delivered: 1.");
    assertThat(log.levels).containsExactly(Level.INFO);
  }

  @Test
  public void aConfigurationThatCannotBeRightIsReported() throws Exception {
    jenkins.serviceBookInFile("book");

    work.execute(listener);

    assertThat(log.lines)
        .singleElement()
        .asString()
        .startsWith("dogDriver: The address of the ServiceBook must be an http or https URL");
  }

  @Test
  public void aShutdownEndsTheWork() throws Exception {
    engine().store().enqueue(RUN);

    CollectorWork.finishLastJob();
    work.execute(listener);

    assertThat(engine().store().queue().jobs()).hasSize(1);
    assertThat(datadog.requests()).isEmpty();
  }

  private static Engine engine() {
    return ControllerEngine.get().engine();
  }

  private static final class Log extends Handler {
    final List<String> lines = new ArrayList<>();
    final List<Level> levels = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(line.getMessage());
      levels.add(line.getLevel());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
