package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import java.time.Duration;
import java.util.List;

/**
 * The options of a step or build step.
 *
 * @param source the place the run is started from; empty for the name of the node
 * @param metrics names of those that judge the release; empty for all
 * @param environment which variables the load test gets
 * @param timeout of the load test
 * @param failOn which verdict on the release rejects it
 * @param worseResult name of the build's result where the release is rejected
 * @param series the options of the series of runs
 * @param apiKeyCredentialsId of a secret text; empty for that of the global configuration
 * @param applicationKeyCredentialsId likewise
 */
record RunOptions(
    String project,
    String deployment,
    String test,
    String molotovTest,
    String source,
    List<String> metrics,
    LoadTestEnvironment environment,
    Duration timeout,
    FailOn failOn,
    String worseResult,
    SeriesOptions series,
    String apiKeyCredentialsId,
    String applicationKeyCredentialsId) {}
