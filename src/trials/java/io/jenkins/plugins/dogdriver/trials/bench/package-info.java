/** Measures how fast dogDriver is; {@code bin/bench} starts it. */
package io.jenkins.plugins.dogdriver.trials.bench;
