/** The engine of dogDriver, and the settings it is made from. */
package io.jenkins.plugins.dogdriver.engine;
