package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * A run that has started, as a build that is going on keeps it on disk; what does that does not
 * know records.
 */
final class OngoingRun implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final String project;
  private final String deployment;
  private final String endpoint;
  private final String source;
  private final String version;
  private final String runBy;
  private final long startMillis;
  private final String testUrl;
  private final String molotovTest;
  private final long timeoutMillis;

  OngoingRun(RunPlan plan, RunStart started) {
    id = started.id();
    project = started.project();
    deployment = started.deployment();
    endpoint = plan.deployment().endpoint();
    source = started.source();
    version = started.version();
    runBy = started.runBy();
    startMillis = started.start().toEpochMilli();
    testUrl = plan.testUrl();
    molotovTest = plan.molotovTest();
    timeoutMillis = plan.timeout().toMillis();
  }

  String id() {
    return id;
  }

  RunStart started() {
    return new RunStart(
        id, project, deployment, source, version, runBy, Instant.ofEpochMilli(startMillis));
  }

  Deployment deployment() {
    return new Deployment(deployment, endpoint);
  }

  String testUrl() {
    return testUrl;
  }

  String molotovTest() {
    return molotovTest;
  }

  Duration timeout() {
    return Duration.ofMillis(timeoutMillis);
  }

  boolean isOverdue(Instant now) {
    return now.isAfter(Instant.ofEpochMilli(startMillis).plus(timeout()));
  }
}
