/** Settings from flags, environment and file. */
package io.jenkins.plugins.dogdriver.config;
