/** Pictures of a trend. */
package io.jenkins.plugins.dogdriver.chart;
