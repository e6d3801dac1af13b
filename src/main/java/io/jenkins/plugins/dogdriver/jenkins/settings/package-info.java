/** The global configuration, and the engine it makes. */
package io.jenkins.plugins.dogdriver.jenkins.settings;
