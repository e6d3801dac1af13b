/** The command line. */
package io.jenkins.plugins.dogdriver.cli;
