/**
 * The campaign of faults: breaks what dogDriver depends on in hundreds of ways, and counts what got
 * lost, doubled or leaked.
 */
package io.jenkins.plugins.dogdriver.trials.faults;
