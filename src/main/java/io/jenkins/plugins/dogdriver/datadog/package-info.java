/** Events to and metric queries from Datadog. */
package io.jenkins.plugins.dogdriver.datadog;
