/** What tests and trials share: the world around dogDriver on loopback, and builders. */
package io.jenkins.plugins.dogdriver.testkit;
