package io.jenkins.plugins.dogdriver.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hosts that are reached without a proxy, as {@code NO_PROXY} lists them: {@code *} for all, a
 * name for a host and its subdomains, an address, or a network such as {@code 10.0.0.0/8}; a name
 * or an address may have a port.
 */
final class NoProxyList {
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[^:]+):([0-9]{1,5})");
  private static final Pattern NETWORK = Pattern.compile("([^/]+)/([0-9]{1,3})");
  private static final Pattern ADDRESS = Pattern.compile("[0-9]+(?:\\.[0-9]+){3}|[0-9a-f:.]*:.*");

  private final List<String> entries;

  /**
   * @param list with commas or space between its entries
   */
  NoProxyList(String list) {
    entries =
        Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  /** Returns whether a host is on the list. */
  boolean has(String host, int port) {
    String name = bare(host.toLowerCase(Locale.ROOT));
    return entries.stream().anyMatch(entry -> matches(entry, name, port));
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    Matcher network = NETWORK.matcher(entry);
    if (network.matches()) {
      return isIn(bare(network.group(1)), Integer.parseInt(network.group(2)), host);
    }
    Matcher withPort = WITH_PORT.matcher(entry);
    if (!withPort.matches()) {
      return isAtOrBelow(entry, host);
    }
    return port == Integer.parseInt(withPort.group(2)) && isAtOrBelow(withPort.group(1), host);
  }

  private static boolean isAtOrBelow(String entry, String host) {
    String name = bare(entry.replaceFirst("^\\*?\\.", ""));
    return host.equals(name) || host.endsWith("." + name);
  }

  private static boolean isIn(String network, int bits, String host) {
    if (!ADDRESS.matcher(network).matches() || !ADDRESS.matcher(host).matches()) {
      return false;
    }
    try {
      // Neither is a name, so this sends no DNS query.
      byte[] one = InetAddress.getByName(network).getAddress();
      byte[] other = InetAddress.getByName(host).getAddress();
      boolean same = one.length == other.length && bits <= 8 * one.length;
      for (int i = 0; same && i < bits; i++) {
        same = ((one[i / 8] ^ other[i / 8]) & (0x80 >> i % 8)) == 0;
      }
      return same;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String bare(String host) {
    return host.replaceAll("^\\[|]$|\\.$", "");
  }
}
