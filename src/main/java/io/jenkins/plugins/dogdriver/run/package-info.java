/** The steps of a run of a load test, from start to stop. */
package io.jenkins.plugins.dogdriver.run;
