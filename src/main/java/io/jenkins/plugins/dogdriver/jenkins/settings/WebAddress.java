package io.jenkins.plugins.dogdriver.jenkins.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** What people type where an address on the web is asked for. */
final class WebAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private WebAddress() {}

  /** Empty unless it is an absolute http or https URL with a host. */
  static Optional<URI> parse(String text) {
    try {
      URI uri = new URI(text.strip());
      return Optional.of(uri)
          .filter(address -> address.getHost() != null && SCHEMES.contains(address.getScheme()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
