package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.http.Proxies;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/**
 * Closes the connection where the head of an answer is late: a read time-out alone lets a peer send
 * a byte of it now and then for ever. For the rest of the answer, {@link AnswerLimit} is
 * responsible.
 */
final class HeadDeadline
    implements HttpUrlConnectorProvider.ConnectionFactory, ClientResponseFilter {
  /** The message of the reader when the connection was closed. */
  static final String HUNG_UP = "Socket closed";

  private final Duration longest;
  private final Proxies proxies;

  /** The head that a thread waits for: one thread makes a request and filters its answer. */
  private final ThreadLocal<CompletableFuture<Void>> head = new ThreadLocal<>();

  /**
   * @param longest from connecting to the end of the head
   * @param proxies through which connections are made
   */
  HeadDeadline(Duration longest, Proxies proxies) {
    this.longest = longest;
    this.proxies = proxies;
  }

  @Override
  public HttpURLConnection getConnection(URL url) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) url.openConnection(proxies.select(URI.create(url.toString())).get(0));
    proxies.authenticator().ifPresent(connection::setAuthenticator);
    CompletableFuture<Void> awaited = new CompletableFuture<>();
    awaited
        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionallyAsync(
            timeout -> {
              connection.disconnect();
              return null;
            });
    head.set(awaited);
    return connection;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response)
      throws IOException {
    CompletableFuture<Void> awaited = head.get();
    head.remove();
    // A head that is cut off may look like a whole one.
    if (awaited != null && !awaited.complete(null)) {
      throw new SocketTimeoutException("the head of the answer did not end in time");
    }
  }
}
