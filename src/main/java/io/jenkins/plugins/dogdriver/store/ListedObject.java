package io.jenkins.plugins.dogdriver.store;

/**
 * An object, as a listing shows it.
 *
 * @param tag another one when the object has changed
 */
public record ListedObject(String key, String tag) {}
