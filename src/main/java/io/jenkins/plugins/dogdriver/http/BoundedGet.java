package io.jenkins.plugins.dogdriver.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A GET that ends in a bounded time and takes a bounded number of bytes, whatever the other side
 * does. It follows no redirect when the client does not.
 */
public final class BoundedGet {
  private final HttpClient http;
  private final Duration timeout;
  private final int maximumBytes;

  /**
   * @param timeout for the whole exchange, from connecting to the last byte
   * @param maximumBytes the largest body that is taken
   */
  public BoundedGet(HttpClient http, Duration timeout, int maximumBytes) {
    this.http = http;
    this.timeout = timeout;
    this.maximumBytes = maximumBytes;
  }

  /**
   * @return the body of a 200
   * @throws IOException with one sentence on what the address answered instead
   * @throws InterruptedException when the thread is interrupted; the exchange is given up
   */
  public byte[] get(URI uri) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("User-Agent", "dogDriver")
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, head -> new BoundedBody(maximumBytes));
    try {
      HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      int status = response.statusCode();
      if (status == 200) {
        return response.body();
      }
      throw new IOException(
          response
              .headers()
              .firstValue("Location")
              .filter(location -> status >= 300 && status < 400)
              .map(location -> uri + " answered " + status + " and points to " + location + ".")
              .orElse(uri + " answered " + status + ", not 200."));
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new IOException(uri + " did not answer within " + timeout.toSeconds() + " s.", e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw new IOException(sentence(uri, e.getCause()), e.getCause());
    }
  }

  private String sentence(URI uri, Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return uri + " did not answer within " + timeout.toSeconds() + " s.";
    }
    if (cause instanceof ConnectException connect) {
      return connect.getCause() instanceof UnresolvedAddressException
          ? uri + " cannot be reached: there is no host " + uri.getHost() + "."
          : uri + " cannot be reached: nothing listens there.";
    }
    return uri + " cannot be read: " + cause.getMessage() + ".";
  }

  /** Gathers a body and gives up as soon as it is larger than allowed. */
  private static final class BoundedBody implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
    private final int maximumBytes;
    private long bytes;
    private Flow.Subscription subscription;

    BoundedBody(int maximumBytes) {
      this.maximumBytes = maximumBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      whole.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
      if (bytes > maximumBytes) {
        subscription.cancel();
        whole.onError(new IOException("the answer is larger than " + maximumBytes + " bytes"));
        return;
      }
      whole.onNext(buffers);
    }

    @Override
    public void onError(Throwable error) {
      whole.onError(error);
    }

    @Override
    public void onComplete() {
      whole.onComplete();
    }
  }
}
