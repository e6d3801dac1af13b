/**
 * Statistics on arrays of numbers: nothing here knows of runs, releases or metrics. Each class
 * names the paper that its method is from. The same values give the same result on every machine.
 */
package io.jenkins.plugins.dogdriver.stats;
