package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeAgent;
import java.time.Duration;
import java.time.Instant;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A run waits while another one has its deployment. */
public class DeploymentsInUseTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration A_WHILE = Duration.ofSeconds(20);

  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");
  private FakePipeline pipeline;

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void aRunWaitsForAnotherOneOnItsDeployment() throws Exception {
    FakePipeline other = new FakePipeline(bed);
    pipeline.start(step);
    bed.time.pass(SECOND);
    other.start(step);
    bed.time.pass(A_WHILE);
    assertThat(bed.agent.scripts()).hasSize(1);
    assertThat(bed.log())
        .containsOnlyOnce(
            "[dogDriver] Another run is using the deployment stage of kintowe, in kintowe #12;"
                + " this one starts after it. Set overlap: true to run both at once.");
    assertThat(other.status()).startsWith("Another run is using the deployment stage of kintowe");

    endRuns(FakeAgent.PASSED);
    bed.time.pass(A_WHILE);

    assertThat(bed.agent.scripts()).hasSize(2);
  }

  @Test
  public void afterARestartARunThatHadBegunHasItsDeploymentFirst() throws Exception {
    FakePipeline other = new FakePipeline(bed);
    pipeline.start(step);
    bed.time.pass(SECOND);
    other.start(step);
    bed.time.pass(SECOND);

    bed.restart();
    other.resume();
    pipeline.resume();
    bed.time.pass(A_WHILE);
    assertThat(bed.agent.scripts()).hasSize(1);
    endRuns(FakeAgent.PASSED);
    bed.time.pass(A_WHILE);

    assertThat(bed.agent.scripts()).hasSize(2);
  }

  @Test
  public void runsOverlapWhereTheyMay() throws Exception {
    FakePipeline other = new FakePipeline(bed);
    pipeline.start(step);
    bed.time.pass(SECOND);
    DogdriverStep overlapping = new DogdriverStep("kintowe");
    overlapping.setOverlap(true);
    other.start(overlapping);
    bed.time.pass(SECOND);

    assertThat(bed.agent.scripts()).hasSize(2);
  }

  @Test
  public void aRunOnAnotherDeploymentIsNotWaitedFor() throws Exception {
    DeploymentsInUse inUse = new DeploymentsInUse();
    DogdriverStep prod = new DogdriverStep("kintowe");
    prod.setDeployment("prod");
    Instant now = bed.time.clock().instant();

    assertThat(inUse.take("a", step, bed.build.build(), false, now)).isEmpty();
    assertThat(inUse.take("b", prod, bed.build.build(), false, now)).isEmpty();
    assertThat(inUse.take("c", step, bed.build.build(), false, now)).isPresent();
  }

  @Test
  public void aRunThatIsNotHeardOfFreesItsDeployment() {
    DeploymentsInUse inUse = new DeploymentsInUse();
    Instant now = bed.time.clock().instant();
    inUse.take("a", step, bed.build.build(), false, now);

    assertThat(inUse.take("b", step, bed.build.build(), false, now.plus(Duration.ofMinutes(6))))
        .isEmpty();
  }

  private void endRuns(String... outputs) {
    for (String output : outputs) {
      bed.time.pass(SECOND);
      bed.agent.ends(output);
      bed.time.pass(SECOND);
    }
  }
}
