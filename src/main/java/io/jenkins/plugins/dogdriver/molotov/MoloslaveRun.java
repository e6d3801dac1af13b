package io.jenkins.plugins.dogdriver.molotov;

import java.time.Duration;

/**
 * The run that a moloslave is started for.
 *
 * @param id of the run, by which its processes are found again
 * @param url of the load test's git repository, checked
 * @param test name of the test in its {@code molotov.json}
 * @param timeout after which the load test is ended, more than nothing
 */
public record MoloslaveRun(String id, String url, String test, Duration timeout) {}
