/** The code that tests and trials share: the systems around dogDriver on loopback, and builders. */
package io.jenkins.plugins.dogdriver.testkit;
