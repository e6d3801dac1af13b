package io.jenkins.plugins.dogdriver.http;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decides which redirects are followed: those of a host to itself, and those to a public host over
 * https. A redirect that gives up https, or leads to another host inside a network, is never
 * followed: an address in a foreign ServiceBook could otherwise make this machine send requests to
 * hosts that only it can reach.
 */
final class Redirect {
  private static final int FIRST_REDIRECT = 300;
  private static final int AFTER_REDIRECTS = 400;

  private Redirect() {}

  static boolean is(int status) {
    return status >= FIRST_REDIRECT && status < AFTER_REDIRECTS;
  }

  /**
   * Returns where a redirect leads.
   *
   * @param location as the answer has it
   * @throws IOException with one sentence if it is not followed
   */
  static URI target(URI from, int status, String location) throws IOException {
    String points = HttpUrl.shown(from) + " answered " + status + " and points to ";
    URI to;
    try {
      to = from.resolve(location.strip());
    } catch (IllegalArgumentException e) {
      throw new IOException(points + "'" + HttpUrl.withoutUser(location) + "'.", e);
    }
    Optional<String> objection = objection(from, to);
    if (objection.isPresent()) {
      throw new IOException(points + HttpUrl.shown(to) + ", " + objection.get() + ".");
    }
    return to;
  }

  private static Optional<String> objection(URI from, URI to) throws IOException {
    if (!HttpUrl.matches(to) && !HttpUrl.hasUnderscore(to) || to.getRawUserInfo() != null) {
      return Optional.of("which is not an http or https URL without a user");
    }
    String host = HttpUrl.host(to).orElseThrow();
    boolean sameHost = host.equalsIgnoreCase(HttpUrl.host(from).orElse(""));
    if (HttpUrl.isReadable(to) && (!sameHost || !HttpUrl.isReadable(from))) {
      return Optional.of("which is not followed: it is not https");
    }
    return sameHost || isPublic(host)
        ? Optional.empty()
        : Optional.of("which is not followed: the host is not a public one");
  }

  private static boolean isPublic(String host) throws IOException {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).noneMatch(Redirect::isInternal);
    } catch (UnknownHostException e) {
      throw new IOException("There is no host " + host + ".", e);
    }
  }

  private static boolean isInternal(InetAddress address) {
    byte[] bytes = address.getAddress();
    // RFC 4193 and RFC 6598 came after the methods of InetAddress.
    boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    return uniqueLocal
        || shared
        || address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }
}
