/** The Jenkins plugin: thin adapters over the engine. */
package io.jenkins.plugins.dogdriver.jenkins;
