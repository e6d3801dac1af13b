/** The data that a build keeps of its runs, on its page and in its record. */
package io.jenkins.plugins.dogdriver.jenkins.record;
