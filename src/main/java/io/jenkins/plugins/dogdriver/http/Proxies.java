package io.jenkins.plugins.dogdriver.http;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The proxies through which this machine reaches others. */
public abstract class Proxies extends ProxySelector {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Authenticator authenticator = new ProxyLogin();

  /** Returns the user and password for a proxy; absent where it needs none. */
  public abstract Optional<PasswordAuthentication> login(String host, int port);

  /** Returns whether a proxy needs a user and a password. */
  abstract boolean hasLogin();

  /** Returns a sentence on each proxy that is set and cannot be used. */
  public List<String> objections() {
    return List.of();
  }

  /** Does nothing: there is no other proxy to try. */
  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {}

  /** Returns the address of the HTTP proxy for a URL; absent where it is reached without one. */
  public Optional<InetSocketAddress> address(URI uri) {
    return select(uri).stream()
        .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
        .map(proxy -> (InetSocketAddress) proxy.address())
        .findFirst();
  }

  /**
   * Returns the authenticator that sends a proxy its user and password; absent where none needs
   * them.
   */
  public Optional<Authenticator> authenticator() {
    return hasLogin() ? Optional.of(authenticator) : Optional.empty();
  }

  /** Returns a client that uses these proxies. It follows no redirect, and connects within 10 s. */
  public HttpClient client() {
    HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).proxy(this);
    authenticator().ifPresent(http::authenticator);
    return http.build();
  }

  private final class ProxyLogin extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      return getRequestorType() == RequestorType.PROXY
          ? login(getRequestingHost(), getRequestingPort()).orElse(null)
          : null;
    }
  }
}
