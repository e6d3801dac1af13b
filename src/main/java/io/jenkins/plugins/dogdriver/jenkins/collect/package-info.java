/** The work that Jenkins does from time to time, whether builds run or not. */
package io.jenkins.plugins.dogdriver.jenkins.collect;
