/** Turns jobs into measured runs. */
package io.jenkins.plugins.dogdriver.collect;
