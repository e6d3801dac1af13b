/** The Pipeline step, the build step, and the run they have in common. */
package io.jenkins.plugins.dogdriver.jenkins.step;
