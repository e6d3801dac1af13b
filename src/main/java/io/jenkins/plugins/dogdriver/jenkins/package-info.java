/**
 * The Jenkins plugin: thin adapters over the engine. {@code settings} is the global configuration,
 * {@code record} the data that a build keeps of its runs, {@code step} the Pipeline step and the
 * build step, {@code collect} the periodic work, {@code web} the pages and the API.
 */
package io.jenkins.plugins.dogdriver.jenkins;
