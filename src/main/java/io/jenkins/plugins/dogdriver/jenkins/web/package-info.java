/** The pages of jobs and of all projects, and the API. */
package io.jenkins.plugins.dogdriver.jenkins.web;
