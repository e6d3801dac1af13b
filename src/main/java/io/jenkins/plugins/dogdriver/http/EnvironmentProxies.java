package io.jenkins.plugins.dogdriver.http;

import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The proxies that the JVM's properties name, and then those of the variables {@code http_proxy},
 * {@code https_proxy}, {@code all_proxy} and {@code no_proxy}, in lower or upper case, the lower
 * first. This machine itself is never reached through a proxy of the environment.
 */
public final class EnvironmentProxies extends Proxies {
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final Pattern THIS_MACHINE =
      Pattern.compile(
          "localhost|.*\\.localhost|127\\.[0-9.]+|\\[::1]|\\[0:0:0:0:0:0:0:1]",
          Pattern.CASE_INSENSITIVE);

  private record HttpProxy(String host, int port, Optional<String> rawUser) {
    Proxy proxy() {
      return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    Optional<PasswordAuthentication> login() {
      return rawUser.map(
          user -> {
            String[] parts = user.split(":", 2);
            String password = parts.length > 1 ? decoded(parts[1]) : "";
            return new PasswordAuthentication(decoded(parts[0]), password.toCharArray());
          });
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
  }

  private final Optional<ProxySelector> jvm;
  private final Optional<HttpProxy> http;
  private final Optional<HttpProxy> https;
  private final NoProxyList without;
  private final List<String> objections = new ArrayList<>();

  /**
   * @param jvm the selector of the JVM's properties; may be null
   */
  public EnvironmentProxies(Map<String, String> environment, ProxySelector jvm) {
    this.jvm = Optional.ofNullable(jvm);
    http = proxy(environment, "http_proxy");
    https = proxy(environment, "https_proxy");
    without = new NoProxyList(variable(environment, "no_proxy").map(environment::get).orElse(""));
  }

  /** Returns the proxies of the JVM's properties only. */
  public static EnvironmentProxies ofJvm() {
    return new EnvironmentProxies(Map.of(), ProxySelector.getDefault());
  }

  @Override
  public List<String> objections() {
    return List.copyOf(objections);
  }

  @Override
  public List<Proxy> select(URI uri) {
    Objects.requireNonNull(uri, "uri");
    return jvm.map(selector -> selector.select(uri))
        .filter(proxies -> proxies.stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT))
        .or(() -> ofEnvironment(uri).map(proxy -> List.of(proxy.proxy())))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  @Override
  public Optional<PasswordAuthentication> login(String host, int port) {
    return Stream.of(http, https)
        .flatMap(Optional::stream)
        .filter(proxy -> proxy.host().equalsIgnoreCase(host) && proxy.port() == port)
        .flatMap(proxy -> proxy.login().stream())
        .findFirst();
  }

  /** Returns the passwords of the proxies of the environment. */
  public List<String> passwords() {
    return Stream.of(http, https)
        .flatMap(Optional::stream)
        .flatMap(proxy -> proxy.login().stream())
        .map(login -> new String(login.getPassword()))
        .distinct()
        .toList();
  }

  @Override
  boolean hasLogin() {
    return Stream.of(http, https)
        .flatMap(Optional::stream)
        .anyMatch(proxy -> proxy.rawUser().isPresent());
  }

  private Optional<HttpProxy> ofEnvironment(URI uri) {
    String host = HttpUrl.host(uri).orElse(null);
    if (host == null || THIS_MACHINE.matcher(host).matches()) {
      return Optional.empty();
    }
    boolean readable = HttpUrl.isReadable(uri);
    int given = HttpUrl.port(uri);
    int port = given >= 0 ? given : readable ? HTTP_PORT : HTTPS_PORT;
    return without.has(host, port) ? Optional.empty() : readable ? http : https;
  }

  private Optional<HttpProxy> proxy(Map<String, String> environment, String name) {
    Optional<String> variable =
        variable(environment, name).or(() -> variable(environment, "all_proxy"));
    if (variable.isEmpty()) {
      return Optional.empty();
    }
    String value = environment.get(variable.get()).strip();
    Optional<HttpProxy> proxy =
        HttpUrl.parse(value.contains("://") ? value : "http://" + value)
            .filter(HttpUrl::isReadable)
            .map(EnvironmentProxies::proxy);
    // The value may contain a password.
    String objection =
        ("The proxy of %s is not used: it is not an http URL such as"
                + " http://proxy.example.org:3128.")
            .formatted(variable.get());
    if (proxy.isEmpty() && !objections.contains(objection)) {
      objections.add(objection);
    }
    return proxy;
  }

  private static HttpProxy proxy(URI url) {
    int port = url.getPort() >= 0 ? url.getPort() : HTTP_PORT;
    return new HttpProxy(url.getHost(), port, Optional.ofNullable(url.getRawUserInfo()));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Stream.of(name, name.toUpperCase(Locale.ROOT))
        .filter(each -> !environment.getOrDefault(each, "").isBlank())
        .findFirst();
  }
}
