package io.jenkins.plugins.dogdriver.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request and its answer, with a limit on the time and on the number of bytes. The time-out of an
 * {@link HttpRequest} alone ends with the head of the answer.
 */
public final class BoundedExchange {
  private final HttpClient http;
  private final int maximumBytes;

  /**
   * @param maximumBytes the largest body of an answer that is accepted
   */
  public BoundedExchange(HttpClient http, int maximumBytes) {
    this.http = http;
    this.maximumBytes = maximumBytes;
  }

  /**
   * Returns the answer to a request.
   *
   * @param timeout for the whole exchange, from connecting to the last byte
   * @throws HttpTimeoutException if it takes longer
   * @throws IOException if there is no answer, or it is too large
   * @throws InterruptedException when the thread is interrupted; the exchange is given up
   */
  public Answer send(HttpRequest.Builder request, Duration timeout)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        await(
            http.sendAsync(request.timeout(timeout).build(), head -> new BoundedBody(maximumBytes)),
            timeout);
    return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
  }

  /**
   * Returns the result of an exchange.
   *
   * @throws HttpTimeoutException if it takes longer
   * @throws IOException if it fails
   * @throws InterruptedException when the thread is interrupted; the exchange is given up
   */
  static <T> T await(CompletableFuture<T> exchange, Duration timeout)
      throws IOException, InterruptedException {
    try {
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new HttpTimeoutException("no answer within " + timeout);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  /**
   * Returns a whole body.
   *
   * @throws IOException if it is larger than allowed, or breaks off
   */
  static byte[] read(InputStream in, int maximumBytes) throws IOException {
    byte[] body = in.readNBytes(maximumBytes + 1);
    if (body.length > maximumBytes) {
      throw tooLarge(maximumBytes);
    }
    return body;
  }

  private static IOException tooLarge(int maximumBytes) {
    return new IOException("the answer is larger than " + maximumBytes + " bytes");
  }

  /** Collects a body, and gives up as soon as it is larger than allowed. */
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
        whole.onError(tooLarge(maximumBytes));
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
