/**
 * The statistics of arrays of numbers, without runs, releases or metrics. Each class names the
 * paper that its method is from. The same values give the same result on every machine.
 */
package io.jenkins.plugins.dogdriver.stats;
