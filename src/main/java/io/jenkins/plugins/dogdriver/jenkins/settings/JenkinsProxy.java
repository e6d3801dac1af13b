package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.http.OneProxy;
import io.jenkins.plugins.dogdriver.http.Proxies;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.net.PasswordAuthentication;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;

/**
 * The proxy that Jenkins itself used when its configuration was read.
 *
 * @param host name or address
 * @param port its port
 * @param user empty where it needs none
 * @param password empty where it needs none
 * @param without regular expressions of the hosts that are reached without it
 */
record JenkinsProxy(String host, int port, String user, Secret password, List<String> without) {
  JenkinsProxy {
    without = List.copyOf(without);
  }

  /** Returns the proxy of <i>Manage Jenkins › System</i>; empty where none is configured. */
  static Optional<JenkinsProxy> configured() {
    return Optional.ofNullable(Jenkins.get().getProxy())
        .filter(proxy -> proxy.getName() != null && !proxy.getName().isBlank())
        .map(JenkinsProxy::of);
  }

  private static JenkinsProxy of(ProxyConfiguration proxy) {
    hudson.util.Secret password = proxy.getSecretPassword();
    return new JenkinsProxy(
        proxy.getName(),
        proxy.getPort(),
        proxy.getUserName() == null ? "" : proxy.getUserName(),
        new Secret(password == null ? "" : password.getPlainText()),
        proxy.getNoProxyHostPatterns().stream().map(Pattern::pattern).toList());
  }

  /** Returns the configured proxy, or those of the properties of the JVM. */
  static Proxies proxies() {
    return proxies(configured());
  }

  /** Returns a proxy, or those of the properties of the JVM where there is none. */
  static Proxies proxies(Optional<JenkinsProxy> proxy) {
    return proxy.map(JenkinsProxy::proxy).orElseGet(EnvironmentProxies::ofJvm);
  }

  private Proxies proxy() {
    List<Pattern> direct = without.stream().map(Pattern::compile).toList();
    return new OneProxy(
        host,
        port,
        Optional.of(user)
            .filter(name -> !name.isEmpty())
            .map(name -> new PasswordAuthentication(name, password.reveal().toCharArray())),
        name -> direct.stream().anyMatch(pattern -> pattern.matcher(name).matches()));
  }
}
