/** A trend as a self-contained HTML page. */
package io.jenkins.plugins.dogdriver.report;
