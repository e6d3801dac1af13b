/** The events that are sent to Datadog, and the metric values that are read from it. */
package io.jenkins.plugins.dogdriver.datadog;
