/** Verdicts on releases from the figures of their runs: pure functions. */
package io.jenkins.plugins.dogdriver.trend;
