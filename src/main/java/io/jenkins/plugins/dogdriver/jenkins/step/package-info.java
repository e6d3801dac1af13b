/** The Pipeline step and the build step: two drivers of a run, and the agent it runs on. */
package io.jenkins.plugins.dogdriver.jenkins.step;
