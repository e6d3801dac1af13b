/** Does the main job from end to end on this machine; {@code bin/demo} starts it. */
package io.jenkins.plugins.dogdriver.trials.demo;
