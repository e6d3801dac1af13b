/** The records of the vocabulary; this package depends on http alone. */
package io.jenkins.plugins.dogdriver.model;
