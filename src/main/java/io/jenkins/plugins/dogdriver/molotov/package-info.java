/** Moloslave's command line, its process and its output. */
package io.jenkins.plugins.dogdriver.molotov;
