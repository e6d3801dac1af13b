package io.jenkins.plugins.dogdriver.model;

/**
 * A named test of a project.
 *
 * @param url as the ServiceBook has it; not checked, so it must not be passed to a program
 */
public record LoadTest(String name, String url) {}
