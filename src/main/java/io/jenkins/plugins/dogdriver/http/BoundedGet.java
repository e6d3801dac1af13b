package io.jenkins.plugins.dogdriver.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A GET with a limit on the time and on the number of bytes, even from a hostile server. A few
 * redirects are followed, see {@link Redirect}. A server that is busy and says until when is asked
 * once more.
 */
public final class BoundedGet {
  private static final int OK = 200;
  private static final int FROM_A_PROXY = 203;
  private static final int BUSY = 503;
  private static final int MOST_REDIRECTS = 5;
  private static final String GZIP = "gzip";
  private static final Map<String, String> HEADERS =
      Map.of("Accept", "application/json", "Accept-Encoding", GZIP, "User-Agent", "dogDriver");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");

  private final HttpClient http;
  private final BoundedExchange exchange;
  private final UnderscoreExchange underscore;
  private final Duration timeout;
  private final int maximumBytes;

  /**
   * @param http a client that follows no redirect
   * @param timeout for the whole exchange, from connecting to the last byte
   * @param maximumBytes the largest body that is accepted, packed or unpacked
   */
  public BoundedGet(HttpClient http, Duration timeout, int maximumBytes) {
    this.http = http;
    this.exchange = new BoundedExchange(http, maximumBytes);
    this.underscore = new UnderscoreExchange(http.proxy(), maximumBytes);
    this.timeout = timeout;
    this.maximumBytes = maximumBytes;
  }

  /**
   * Returns the body of the page at an address.
   *
   * @return the body of a 200 or 203, unpacked where it was sent with gzip
   * @throws IOException with one sentence on what the address answered instead
   * @throws InterruptedException when the thread is interrupted; the exchange is given up
   */
  public byte[] get(URI uri) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    URI at = uri;
    boolean askedAgain = false;
    for (int redirects = 0; ; ) {
      Answer answer = answer(at, deadline);
      int status = answer.status();
      if (status == OK || status == FROM_A_PROXY) {
        return unpacked(at, answer);
      }
      Optional<String> location = answer.header("Location");
      Optional<Duration> pause = retryAfter(answer).filter(wait -> endsBefore(wait, deadline));
      if (Redirect.is(status) && location.isPresent()) {
        if (++redirects > MOST_REDIRECTS) {
          throw new IOException(
              HttpUrl.shown(uri) + " was redirected more than " + MOST_REDIRECTS + " times.");
        }
        at = Redirect.target(at, status, location.get());
      } else if (status == BUSY && !askedAgain && pause.isPresent()) {
        askedAgain = true;
        TimeUnit.MILLISECONDS.sleep(pause.get().toMillis());
      } else {
        throw new IOException(HttpUrl.shown(at) + " answered " + status + ", not 200.");
      }
    }
  }

  private static boolean endsBefore(Duration wait, long deadline) {
    return wait.compareTo(Duration.ofNanos(deadline - System.nanoTime())) < 0;
  }

  private static Optional<Duration> retryAfter(Answer answer) {
    return answer
        .header("Retry-After")
        .filter(seconds -> SECONDS.matcher(seconds).matches())
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private Answer answer(URI uri, long deadline) throws IOException, InterruptedException {
    Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    try {
      if (HttpUrl.hasUnderscore(uri)) {
        return underscore.get(uri, HEADERS, left);
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              // Some servers refuse a request that offers to change to HTTP/2.
              .version(HttpClient.Version.HTTP_1_1)
              .GET();
      HEADERS.forEach(request::header);
      return exchange.send(request, left);
    } catch (IOException e) {
      throw new IOException(sentence(uri, e), e);
    }
  }

  private byte[] unpacked(URI uri, Answer answer) throws IOException {
    boolean packed = answer.header("Content-Encoding").filter(GZIP::equalsIgnoreCase).isPresent();
    if (!packed) {
      return answer.body();
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return BoundedExchange.read(in, maximumBytes);
    } catch (IOException e) {
      throw new IOException(sentence(uri, e), e);
    }
  }

  private String notInTime(URI uri) {
    return uri
        + " did not answer"
        + proxy(uri, " through the proxy ")
        + " within "
        + timeout.toSeconds()
        + " s.";
  }

  private String sentence(URI uri, Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return notInTime(uri);
    }
    if (cause instanceof ConnectException connect) {
      String proxy = proxy(uri, "");
      if (!proxy.isEmpty()) {
        return uri + " cannot be reached: the proxy " + proxy + " does not answer.";
      }
      return connect.getCause() instanceof UnresolvedAddressException
          ? uri + " cannot be reached: there is no host " + HttpUrl.host(uri).orElse("") + "."
          : uri + " cannot be reached: nothing listens there.";
    }
    return uri + " cannot be read: " + cause.getMessage() + ".";
  }

  /** Returns the proxy for a URL after some words; empty where it is reached without one. */
  private String proxy(URI uri, String words) {
    return http.proxy()
        .flatMap(selector -> selector.select(uri).stream().findFirst())
        .filter(proxy -> proxy.address() instanceof InetSocketAddress)
        .map(proxy -> (InetSocketAddress) proxy.address())
        .map(at -> "%s%s:%s".formatted(words, at.getHostString(), at.getPort()))
        .orElse("");
  }
}
