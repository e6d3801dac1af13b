/** The command line of moloslave, its process and its output. */
package io.jenkins.plugins.dogdriver.molotov;
