package io.jenkins.plugins.dogdriver.model;

/**
 * A named test of a project.
 *
 * @param url what the ServiceBook says; not checked, so never to be handed to a program as it is
 */
public record LoadTest(String name, String url) {}
