/** The trends as words, as JSON and as pages, and the pictures and trends that were used last. */
package io.jenkins.plugins.dogdriver.report;
