package io.jenkins.plugins.dogdriver.http;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A proxy for all hosts but some. */
public final class OneProxy extends Proxies {
  private final String host;
  private final int port;
  private final Optional<PasswordAuthentication> login;
  private final Predicate<String> without;

  /**
   * @param login user and password; absent where it needs none
   * @param without which hosts are reached without it
   */
  public OneProxy(
      String host, int port, Optional<PasswordAuthentication> login, Predicate<String> without) {
    this.host = host;
    this.port = port;
    this.login = login;
    this.without = without;
  }

  @Override
  public List<Proxy> select(URI uri) {
    boolean direct = HttpUrl.host(uri).map(without::test).orElse(true);
    return List.of(
        direct
            ? Proxy.NO_PROXY
            : new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)));
  }

  @Override
  public Optional<PasswordAuthentication> login(String proxy, int proxyPort) {
    return login.filter(known -> proxy.equalsIgnoreCase(host) && proxyPort == port);
  }

  @Override
  boolean hasLogin() {
    return login.isPresent();
  }
}
