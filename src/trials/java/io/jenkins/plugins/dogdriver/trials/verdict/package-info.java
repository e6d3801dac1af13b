/** Measures how often the verdict is right; {@code bin/verdict-proof} starts it. */
package io.jenkins.plugins.dogdriver.trials.verdict;
