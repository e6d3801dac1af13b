/** A browser, driven over its DevTools protocol. */
package io.jenkins.plugins.dogdriver.testkit.browser;
