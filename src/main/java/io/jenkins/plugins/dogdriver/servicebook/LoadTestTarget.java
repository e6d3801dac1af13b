package io.jenkins.plugins.dogdriver.servicebook;

import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;

/**
 * The part of the ServiceBook that a run needs to know.
 *
 * @param project the name as the ServiceBook spells it
 */
public record LoadTestTarget(String project, LoadTest test, Deployment deployment) {}
