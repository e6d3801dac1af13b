/** Tests within a Jenkins, by its test harness; the profile {@code jenkins} runs them. */
package io.jenkins.plugins.dogdriver.controller;
