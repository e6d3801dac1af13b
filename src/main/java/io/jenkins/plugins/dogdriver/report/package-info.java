/** Trends as words, as JSON and as pages, and the pictures and trends that were asked for last. */
package io.jenkins.plugins.dogdriver.report;
