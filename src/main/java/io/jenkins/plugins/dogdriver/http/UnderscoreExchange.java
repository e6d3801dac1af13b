package io.jenkins.plugins.dogdriver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A GET from a host whose name has an underscore, as services have it in Docker Compose. The rules
 * (RFC 952) do not allow such a name, so {@link java.net.http.HttpClient} refuses it, but it
 * resolves. Like {@link BoundedExchange}, it limits the time and the number of bytes.
 */
final class UnderscoreExchange {
  private final Optional<ProxySelector> proxies;
  private final int maximumBytes;

  /**
   * @param maximumBytes the largest body of an answer that is accepted
   */
  UnderscoreExchange(Optional<ProxySelector> proxies, int maximumBytes) {
    this.proxies = proxies;
    this.maximumBytes = maximumBytes;
  }

  /**
   * Returns the answer.
   *
   * @param timeout for the whole exchange, from connecting to the last byte
   * @throws HttpTimeoutException if it takes longer
   * @throws IOException if there is no answer, or it is too large
   * @throws InterruptedException when the thread is interrupted; the exchange is given up
   */
  Answer get(URI uri, Map<String, String> headers, Duration timeout)
      throws IOException, InterruptedException {
    Proxy proxy = proxies.map(selector -> selector.select(uri).get(0)).orElse(Proxy.NO_PROXY);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(proxy);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) timeout.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    headers.forEach(connection::setRequestProperty);
    CompletableFuture<Answer> exchange = new CompletableFuture<>();
    Thread reading = new Thread(() -> read(connection, exchange), "dogDriver: " + uri.getPath());
    reading.setDaemon(true);
    reading.start();
    try {
      return BoundedExchange.await(exchange, timeout);
    } finally {
      connection.disconnect();
    }
  }

  private void read(HttpURLConnection connection, CompletableFuture<Answer> exchange) {
    try {
      int status = connection.getResponseCode();
      exchange.complete(new Answer(status, connection.getHeaderFields(), body(connection)));
    } catch (UnknownHostException e) {
      // The other client throws this.
      exchange.completeExceptionally(
          new ConnectException().initCause(new UnresolvedAddressException()));
    } catch (IOException | RuntimeException e) {
      exchange.completeExceptionally(e);
    }
  }

  private byte[] body(HttpURLConnection connection) throws IOException {
    try (InputStream in = stream(connection)) {
      return BoundedExchange.read(in, maximumBytes);
    }
  }

  /**
   * Returns the body: Java treats a status of 400 and more as an error, and returns null where that
   * has no body.
   */
  private static InputStream stream(HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
      return connection.getInputStream();
    }
    InputStream error = connection.getErrorStream();
    return error == null ? InputStream.nullInputStream() : error;
  }
}
