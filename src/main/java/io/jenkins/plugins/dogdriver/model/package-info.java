/** The records of the vocabulary; this package imports nothing of ours. */
package io.jenkins.plugins.dogdriver.model;
