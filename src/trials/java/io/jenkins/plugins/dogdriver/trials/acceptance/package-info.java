/** Tries the plugin in a running controller; {@code bin/acceptance} starts it. */
package io.jenkins.plugins.dogdriver.trials.acceptance;
