package io.jenkins.plugins.dogdriver.jenkins.record;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.io.IOException;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.details.Detail;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The verdict on the tab and among the details of a build. */
public class VerdictBadgeTest {
  private static final double[] TEN = {99, 101, 98, 102, 100, 103, 97, 100.5, 99.5, 101.5};

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private Run<?, ?> build;

  @Before
  public void start() throws IOException {
    build = jenkins.build(jenkins.job("team/kintowe"), 12);
  }

  @Test
  public void aBuildWithoutARunHasNoDetail() {
    assertThat(new VerdictDetail.Factory().createFor(build)).isEmpty();
  }

  @Test
  public void theWorstVerdictOfABuildIsItsBadge() throws IOException {
    judged("1.1.0", 1);
    assertThat(badge()).isNull();

    judged("1.1.0", 0.7);
    assertThat(badge().getSeverity()).isEqualTo("success");

    judged("1.1.0", 1.3);
    assertThat(badge().getSeverity()).isEqualTo("danger");
    assertThat(badge().getText()).isEqualTo("slower");
    assertThat(badge().getTooltip()).contains("27–33% slower than 6.0.2");
  }

  @Test
  public void eachVerdictIsADetailOnce() throws IOException {
    judged("1.1.0", 1.3);
    judged("1.1.0", 1.3);
    DogdriverRunsAction.add(build, record("1.2.0"));

    List<? extends Detail> details = new VerdictDetail.Factory().createFor(build);

    assertThat(details).extracting(Detail::getDisplayName).containsExactly("kintowe 1.1.0 slower");
    assertThat(details.get(0).getLink()).isEqualTo("dogdriver-runs/");
    assertThat(details.get(0).getIconClassName()).isEqualTo("symbol-dogdriver plugin-dogdriver");
  }

  private Badge badge() {
    return build.getAction(DogdriverRunsAction.class).getBadge();
  }

  private void judged(String version, double factor) throws IOException {
    RunRecord record = record(version);
    record.judged(Releases.of("ART", TEN, Releases.times(factor, TEN)).trend(Releases.LATENCY));
    DogdriverRunsAction.add(build, record);
  }

  private static RunRecord record(String version) {
    return new RunRecord(aRun().version(version).build().started(), List.of(), "", "");
  }
}
