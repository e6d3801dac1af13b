package io.jenkins.plugins.dogdriver.model;

/**
 * A place where a project runs.
 *
 * @param name for example {@code stage}
 * @param endpoint its base URL as the ServiceBook says it; not checked
 */
public record Deployment(String name, String endpoint) {}
