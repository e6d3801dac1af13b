/** What the figures say about a release; pure functions. */
package io.jenkins.plugins.dogdriver.trend;
