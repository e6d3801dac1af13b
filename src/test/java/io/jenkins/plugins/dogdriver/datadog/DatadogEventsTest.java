package io.jenkins.plugins.dogdriver.datadog;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.RunEvent.Step;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** The events that show in Datadog's graphs when a service was under load. */
public class DatadogEventsTest {
  private static final Instant NOW = Instant.parse("2026-05-24T14:26:00Z");

  private DatadogStandIn standIn;
  private Datadog datadog;

  @Before
  public void start() throws IOException {
    standIn = new DatadogStandIn();
    datadog = new Datadog(standIn.settings(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @After
  public void stop() {
    standIn.close();
  }

  @Test
  public void startTellsWhatIsLoadedWhereAndFromWhere() {
    datadog.send(
        new RunEvent(
            Step.START, run("kintowe", "stage", "6.0.2", "ci.example"), NOW, "10 workers"));

    assertThat(standIn.events())
        .containsExactly(
            new DatadogStandIn.Event(
                "Load test of kintowe on stage started",
                "10 workers",
                List.of(
                    "step:start",
                    "project:kintowe",
                    "deployment:stage",
                    "version:6.0.2",
                    "source:ci.example"),
                NOW,
                "dogdriver-" + ID,
                ""));
  }

  @Test
  public void stopIsTaggedAsSuch() {
    datadog.send(new RunEvent(Step.STOP, run("kintowe", "stage", "6.0.2", "here"), NOW, ""));

    assertThat(standIn.events().get(0).title()).endsWith(" stopped");
    assertThat(standIn.events().get(0).tags()).contains("step:stop");
  }

  @Test
  public void namesBecomeTagsAsDatadogItselfWouldWriteThem() {
    datadog.send(
        new RunEvent(
            Step.START,
            run("Firefox Screenshots", "stage, eu", "<script>", "Büro/Müller#7"),
            NOW,
            ""));

    assertThat(standIn.events().get(0).tags())
        .containsExactly(
            "step:start",
            "project:firefox_screenshots",
            "deployment:stage_eu",
            "version:_script",
            "source:büro/müller_7");
  }

  @Test
  public void titleAndTextKeepToDatadogsLengths() {
    String longName = "p".repeat(99) + "🐶".repeat(9);
    datadog.send(
        new RunEvent(
            Step.START, run(longName, "stage", "1", "here"), NOW, "x".repeat(3_998) + "🐶🐶"));

    DatadogStandIn.Event event = standIn.events().get(0);
    assertThat(event.title()).hasSizeLessThanOrEqualTo(100).endsWith("…");
    assertThat(event.text()).isEqualTo("x".repeat(3_998) + "…");
  }

  @Test
  public void textMayHaveAnyCharacter() {
    String text = "\"quoted\" <b>bold</b> \n new line, 100 % ünï ✓ {project}";
    datadog.send(new RunEvent(Step.START, run("kintowe", "stage", "1", "here"), NOW, text));

    assertThat(standIn.events().get(0).text()).isEqualTo(text);
  }

  @Test
  public void needsNoApplicationKey() {
    new Datadog(standIn.settings(DatadogStandIn.API_KEY, ""), Clock.systemUTC())
        .send(new RunEvent(Step.START, run("kintowe", "stage", "1", "here"), NOW, ""));

    assertThat(standIn.events()).hasSize(1);
  }

  @Test
  public void worksInAThreadWhoseClassLoaderKnowsNothingOfOurs() {
    // As inside Jenkins, where it is the web application's and not the plugin's.
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader foreign = ClassLoader.getPlatformClassLoader();
    Thread.currentThread().setContextClassLoader(foreign);
    try {
      new Datadog(standIn.settings(), Clock.systemUTC())
          .send(new RunEvent(Step.START, run("kintowe", "stage", "1", "here"), NOW, ""));

      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(foreign);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
    assertThat(standIn.events()).hasSize(1);
  }

  private static final String ID = "0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb";

  private static RunStart run(String project, String deployment, String version, String source) {
    return aRun()
        .id(ID)
        .project(project)
        .deployment(deployment)
        .version(version)
        .source(source)
        .build()
        .started();
  }
}
