/** The global configuration, and the engine that it creates. */
package io.jenkins.plugins.dogdriver.jenkins.settings;
