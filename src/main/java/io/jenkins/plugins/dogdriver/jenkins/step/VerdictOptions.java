package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.trend.FailOn;
import java.time.Duration;
import java.util.List;

/**
 * The options of a verdict.
 *
 * @param project name in the ServiceBook; empty for that of the runs of the build
 * @param deployment empty for that of the newest run
 * @param source empty for that of the newest run
 * @param metrics the names of those that judge; empty for all
 * @param against version of an older release to compare with too; empty for none in particular
 * @param failOn which verdict on the release rejects it
 * @param worseResult name of the build's result where the release is rejected
 * @param timeout how long the build waits for metric values, more than nothing
 */
record VerdictOptions(
    String project,
    String deployment,
    String source,
    List<String> metrics,
    String against,
    FailOn failOn,
    String worseResult,
    Duration timeout) {}
