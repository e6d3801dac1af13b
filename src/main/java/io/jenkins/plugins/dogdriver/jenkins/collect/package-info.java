/** The work that Jenkins does from time to time, whether builds are running or not. */
package io.jenkins.plugins.dogdriver.jenkins.collect;
