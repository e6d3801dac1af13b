/** The pictures of a trend. */
package io.jenkins.plugins.dogdriver.chart;
