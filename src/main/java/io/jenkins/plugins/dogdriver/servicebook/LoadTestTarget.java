package io.jenkins.plugins.dogdriver.servicebook;

import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;

/**
 * What a run needs to know of the ServiceBook.
 *
 * @param project the name as the ServiceBook spells it
 */
public record LoadTestTarget(String project, LoadTest test, Deployment deployment) {}
