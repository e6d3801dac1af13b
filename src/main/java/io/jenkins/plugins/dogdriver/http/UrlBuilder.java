package io.jenkins.plugins.dogdriver.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds the address of a page whose parameters may contain any text. */
public final class UrlBuilder {
  private final StringBuilder address;
  private char separator = '?';

  /**
   * @param path that contains nothing to encode
   */
  public UrlBuilder(String path) {
    address = new StringBuilder(path);
  }

  public UrlBuilder with(String name, String value) {
    address
        .append(separator)
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    separator = '&';
    return this;
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
