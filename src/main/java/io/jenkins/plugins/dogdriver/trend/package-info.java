/** The verdicts on releases from the metric values of their runs: pure functions. */
package io.jenkins.plugins.dogdriver.trend;
