/** Looks projects up in the ServiceBook. */
package io.jenkins.plugins.dogdriver.servicebook;
