package io.jenkins.plugins.dogdriver.trend;

/**
 * A side of the comparison: one of the two releases, seen through one metric.
 *
 * @param version of the release
 * @param runs how many of its runs have a metric value of the metric, at least 1
 * @param median of these metric values, in the unit of the metric
 */
public record Side(String version, int runs, double median) {}
