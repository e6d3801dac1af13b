package io.jenkins.plugins.dogdriver.jenkins.web;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.jenkins.FakeWeb;
import io.jenkins.plugins.dogdriver.jenkins.FakeWeb.Sent;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kohsuke.stapler.HttpResponse;

/** What programs get for what they ask and submit, and who may. */
public class ApiTest {
  private static final String JSON = "application/json";
  private static final String RUN =
      """
      {"id": "0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb", "project": "kintowe", "deployment": "stage",
       "source": "laptop", "version": "6.1.0", "start": 1500000000, "end": 1500000060}""";

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final Api api = new Api();

  @Before
  public void signIn() {
    jenkins.signIn("ann", Jenkins.READ, DogdriverRootAction.HAND_IN);
  }

  @Test
  public void everyProjectIsListed() throws IOException {
    assertThat(json(api.doProjects(), 200)).isEmpty();

    store().store(aRun().figure("ART", 20).measured());

    assertThat(json(api.doProjects(), 200))
        .singleElement()
        .satisfies(project -> assertThat(project.path("name").asText()).isEqualTo("kintowe"));
  }

  @Test
  public void aTrendIsOfTheProjectSourceAndDeploymentAskedFor() throws IOException {
    store().store(aRun().source("there").figure("ART", 20).measured());
    store().store(aRun().source("here").figure("ART", 20).measured());

    JsonNode trend = json(api.doTrend("kintowe", "there", "", null), 200);

    assertThat(trend.path("project").asText()).isEqualTo("kintowe");
    assertThat(trend.path("source").asText()).isEqualTo("there");
    assertThat(trend.path("deployment").asText()).isEqualTo("stage");
  }

  @Test
  public void aProjectMustBeNamedAndThereMustBeOne() throws IOException {
    for (String none : new String[] {null, ""}) {
      assertThat(error(api.doTrend(none, null, null, null), 400))
          .isEqualTo("Name a project, as in project=kintowe.");
      assertThat(error(api.listRuns(none, "ART", null, null), 400))
          .isEqualTo("Name a project, as in project=kintowe.");
    }
    assertThat(error(api.doTrend("another", null, null, null), 404))
        .isEqualTo("There is no measured run of 'another'.");
  }

  @Test
  public void aRunThatCannotBeReadIsNamed() throws IOException {
    Path damaged = jenkins.home().resolve("dogdriver/runs/kintowe-1779000000.json");
    Files.createDirectories(damaged.getParent());
    Files.writeString(damaged, "");
    String sentence =
        "1 of %d run%s of kintowe could not be read: kintowe-1779000000.json (it is empty).";

    assertThat(error(api.doTrend("kintowe", null, null, null), 503))
        .isEqualTo(sentence.formatted(1, ""));
    assertThat(error(api.listRuns("kintowe", "ART", null, null), 503))
        .isEqualTo(sentence.formatted(1, ""));

    store().store(aRun().figure("ART", 20).measured());
    assertThat(json(api.doTrend("kintowe", null, null, null), 200).path("flags"))
        .extracting(JsonNode::asText)
        .containsExactly(sentence.formatted(2, "s"));
    assertThat(json(api.listRuns("kintowe", "ART", null, null), 200)).hasSize(1);
  }

  @Test
  public void theRunsAreListedWithOneMetric() throws IOException {
    store().store(aRun().figure("ART", 20).figure("CPU", 30).measured());

    assertThat(json(api.listRuns("kintowe", "ART", null, null), 200))
        .singleElement()
        .satisfies(run -> assertThat(run.path("value").asDouble()).isEqualTo(20));
    assertThat(error(api.listRuns("kintowe", null, null, null), 400))
        .isEqualTo("Name a metric, as in metric=ART; the runs have ART, CPU.");
    assertThat(error(api.listRuns("kintowe", "RPS", null, null), 404))
        .isEqualTo("No run has a metric value of 'RPS'; the runs have ART, CPU.");
  }

  @Test
  public void runsComeInPagesFromATimeOn() throws Exception {
    for (int i = 0; i < 5; i++) {
      store()
          .store(
              aRun()
                  .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
                  .figure("ART", i)
                  .measured());
    }

    Sent first = FakeWeb.send((Answer) api.listRuns("kintowe", "ART", null, "2"));
    assertThat(first.headers())
        .containsEntry(
            "Link",
            "<runs?project=kintowe&metric=ART&since=2026-05-24T16%3A26%3A00Z&limit=2>; rel=\"next\"");
    assertThat(values(api.listRuns("kintowe", "ART", null, "2"))).containsExactly(0.0, 1.0);
    assertThat(values(api.listRuns("kintowe", "ART", "2026-05-24T16:26:00Z", "2")))
        .containsExactly(2.0, 3.0);
    Sent last = FakeWeb.send((Answer) api.listRuns("kintowe", "ART", "1779647160", "2"));
    assertThat(last.headers()).doesNotContainKey("Link");

    assertThat(error(api.listRuns("kintowe", "ART", "yesterday", null), 400))
        .startsWith("The parameter since is 'yesterday'; it must be a time such as ");
    assertThat(error(api.listRuns("kintowe", "ART", null, "0"), 400))
        .isEqualTo("The parameter limit is '0'; it must be 1 to 10000.");
  }

  @Test
  public void runsThatStartAtTheSameTimeAreOnOnePage() throws IOException {
    for (int i = 0; i < 3; i++) {
      store().store(aRun().figure("ART", i).measured());
    }

    assertThat(values(api.listRuns("kintowe", "ART", null, "1"))).hasSize(3);
  }

  private static List<Double> values(HttpResponse answer) throws IOException {
    List<Double> values = new ArrayList<>();
    json(answer, 200).forEach(run -> values.add(run.path("value").asDouble()));
    return values;
  }

  @Test
  public void anOlderReleaseMayBeComparedWith() throws IOException {
    store().store(aRun().figure("ART", 20).measured());

    assertThat(json(api.doTrend("kintowe", null, null, "1.0"), 200).path("flags"))
        .extracting(JsonNode::asText)
        .containsExactly("There is no release 1.0 to compare with.");
  }

  @Test
  public void aRunThatIsSubmittedWaitsForItsFigures() throws IOException {
    assertThat(json(submit(JSON, RUN), 201).path("state").asText()).isEqualTo("waiting");
    assertThat(json(submit(JSON + ";charset=UTF-8", RUN), 200).path("state").asText())
        .isEqualTo("waiting");

    assertThat(store().queue().jobs())
        .singleElement()
        .satisfies(job -> assertThat(job.run().runBy()).isEqualTo("ann"));
  }

  @Test
  public void submittingNeedsItsPermission() throws IOException {
    jenkins.signIn("reader", Jenkins.READ);

    assertThat(error(submit(JSON, RUN), 403))
        .isEqualTo("Submitting a run needs the permission dogDriver/HandIn.");
    assertThat(store().queue().jobs()).isEmpty();
  }

  @Test
  public void whatIsNotARunIsRefused() throws IOException {
    assertThat(error(submit("application/x-www-form-urlencoded", RUN), 400))
        .isEqualTo("Submit a run with the content type application/json.");
    assertThat(error(submit(null, RUN), 400)).startsWith("Submit a run with the content type");
    assertThat(error(submit(JSON, "{}"), 400)).startsWith("The run is not accepted: ");
    assertThat(error(submit(JSON, " ".repeat(70_000)), 400)).contains("more than 65536 bytes");
    assertThat(error(submit(JSON, RUN.replace("}", ", \"runBy\": \"jenkins:kintowe#1\"}")), 400))
        .contains("names a build, which only this Jenkins may do");
  }

  @Test
  public void withoutTheStoreOrWithAWrongConfigurationThereIsASentence() throws IOException {
    Files.createDirectories(jenkins.home().resolve("dogdriver"));
    Files.writeString(jenkins.home().resolve("dogdriver/runs"), "");
    assertThat(error(api.doProjects(), 503)).startsWith("The folder ");
    assertThat(error(submit(JSON, RUN), 503)).startsWith("The folder ");

    jenkins.serviceBookInFile("book");
    jenkins.signIn("admin", Jenkins.ADMINISTER);
    assertThat(error(api.doProjects(), 503))
        .startsWith("The address of the ServiceBook must be an http or https URL");
    jenkins.signIn("reader", Jenkins.READ);
    assertThat(error(api.doProjects(), 503))
        .startsWith("The configuration of dogDriver is invalid. Administrators see why");
  }

  private static RunStore store() {
    return ControllerEngine.get().engine().store();
  }

  private HttpResponse submit(String contentType, String body) throws IOException {
    return api.handIn(FakeWeb.post(contentType, body));
  }

  private static String error(HttpResponse response, int status) throws IOException {
    return json(response, status).path("error").asText();
  }

  private static JsonNode json(HttpResponse response, int status) throws IOException {
    Answer answer = (Answer) response;
    assertThat(List.of(answer.status(), answer.type()))
        .containsExactly(status, "application/json;charset=UTF-8");
    return new ObjectMapper().readTree(answer.content());
  }
}
