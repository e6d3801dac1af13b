package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ApiException;
import com.datadog.api.client.ServerConfiguration;
import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;

/** Datadog's own client with bounded time, bounded answers, bounded tries, and clear errors. */
final class DatadogClient {
  /** Far above a day of 10-second points of 100 hosts. */
  private static final long MOST_BYTES = 32L * 1024 * 1024;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  /** Also the longest that a limit is waited out: its usual periods are 10 s and 60 s. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private static final int MOST_WORDS = 300;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern FIRST_ERROR =
      Pattern.compile("\"errors\"\\s*:\\s*\\[\\s*\"((?:[^\"\\\\]|\\\\.){1,1000})");

  private final DatadogSettings settings;
  private final Pause pause;
  private final ApiClient client;

  DatadogClient(DatadogSettings settings, Pause pause) {
    this.settings = settings;
    this.pause = pause;
    this.client = inOurClassLoader(() -> build(settings));
  }

  private static ApiClient build(DatadogSettings settings) {
    ApiClient client = new ApiClient();
    client.setServers(List.of(new ServerConfiguration(settings.address(), "", Map.of())));
    // Both always, or the client takes what is missing from the environment of the process.
    client.configureApiKeys(
        Map.of(
            "apiKeyAuth", settings.apiKey().reveal(),
            "appKeyAuth", settings.applicationKey().reveal()));
    client.enableRetry(false);
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    ClientConfig config = client.getClientConfig();
    config.property(ClientProperties.CONNECT_TIMEOUT, timeout);
    config.property(ClientProperties.READ_TIMEOUT, timeout);
    // A redirect would carry the keys to another host.
    config.property(ClientProperties.FOLLOW_REDIRECTS, false);
    config.register(new AnswerLimit(MOST_BYTES, settings.timeout()));
    return client.setClientConfig(config);
  }

  /** A request of Datadog's client. */
  interface Request<T> {
    T send() throws ApiException;
  }

  /**
   * Sends a request until it is answered, at most as often as the settings say.
   *
   * @param purpose for messages, for example "to read metrics"
   * @throws DatadogException where the last try failed, or a further one cannot help
   */
  <T> T call(String purpose, Function<ApiClient, Request<T>> request) {
    Request<T> bound = inOurClassLoader(() -> request.apply(client));
    for (int attempt = 1; ; attempt++) {
      Failure failure;
      try {
        return inOurClassLoader(bound::send);
      } catch (ApiException e) {
        failure = failure(purpose, attempt, e);
      } catch (ProcessingException e) {
        failure = failure(purpose, attempt, e);
      }
      if (attempt >= settings.attempts() || failure.retryAfter().isEmpty()) {
        throw failure.error();
      }
      waitFor(failure.retryAfter().get(), purpose);
    }
  }

  /** What a try ended in, and, where another one may do better, how long to wait before it. */
  private record Failure(DatadogException error, Optional<Duration> retryAfter) {
    static Failure of(Kind kind, String message) {
      return new Failure(new DatadogException(kind, message), Optional.empty());
    }

    static Failure of(Kind kind, String message, Throwable cause, Duration retryAfter) {
      return new Failure(new DatadogException(kind, message, cause), Optional.of(retryAfter));
    }
  }

  /** The exception itself is not kept: it repeats headers and body, and with them maybe a key. */
  private Failure failure(String purpose, int attempt, ApiException e) {
    int status = e.getCode();
    String where = settings.address();
    if (status == 401) {
      return Failure.of(
          Kind.KEY_REFUSED,
          "Datadog does not accept the keys (401 from " + where + "): check the API key.");
    }
    if (status == 403) {
      return Failure.of(
          Kind.FORBIDDEN,
          "Datadog forbids these keys "
              + purpose
              + " (403 from "
              + where
              + "): check that they belong to this site and what the application key may do.");
    }
    if (status == 429) {
      return limit(attempt, e);
    }
    if (status >= 500 || status == 408) {
      return Failure.of(
          Kind.UNAVAILABLE,
          "Datadog could not be asked " + purpose + " (" + status + " from " + where + ").",
          null,
          backOff(attempt));
    }
    if (status == 400 || (status > 404 && status < 500)) {
      return Failure.of(
          Kind.REJECTED,
          "Datadog rejected the request " + purpose + " (" + status + "): " + reason(e) + ".");
    }
    return Failure.of(
        Kind.UNAVAILABLE,
        "The address "
            + where
            + " does not answer as Datadog does ("
            + status
            + "): check the site and the URL.");
  }

  private Failure limit(int attempt, ApiException e) {
    Optional<Duration> reset = reset(e.getResponseHeaders());
    Duration wait = reset.orElse(backOff(attempt));
    String until = reset.map(r -> "; it ends in " + r.toSeconds() + " s").orElse("");
    String message = "Datadog's limit of requests is reached (429)" + until + ".";
    // To ask again before a far reset would only use up the next period's requests.
    return wait.compareTo(LONGEST_PAUSE) > 0
        ? Failure.of(Kind.LIMIT, message)
        : Failure.of(Kind.LIMIT, message, null, wait);
  }

  private Failure failure(String purpose, int attempt, ProcessingException e) {
    boolean late = false;
    Throwable innermost = e;
    for (; innermost.getCause() != null; innermost = innermost.getCause()) {
      late |= innermost.getCause() instanceof SocketTimeoutException;
    }
    String start = "Datadog (" + settings.address() + ") ";
    if (late) {
      String message =
          start + "did not answer " + purpose + " within " + settings.timeout().toMillis() + " ms.";
      return Failure.of(Kind.UNAVAILABLE, message, e, backOff(attempt));
    }
    String verb =
        innermost instanceof IOException ? "cannot be reached " : "gave no usable answer ";
    String message =
        start + verb + purpose + ": " + oneLine(String.valueOf(innermost.getMessage()));
    return Failure.of(Kind.UNAVAILABLE, message + ".", e, backOff(attempt));
  }

  /** 1 s, 2 s, 4 s … up to the longest pause. */
  private static Duration backOff(int attempt) {
    Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
    return wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE;
  }

  /** The header gives the seconds until the limit's next period. */
  private static Optional<Duration> reset(Map<String, List<String>> headers) {
    return Stream.ofNullable(headers)
        .flatMap(all -> all.entrySet().stream())
        .filter(header -> "X-RateLimit-Reset".equalsIgnoreCase(header.getKey()))
        .flatMap(header -> header.getValue().stream())
        .map(String::strip)
        .filter(SECONDS.asMatchPredicate())
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .findFirst();
  }

  private void waitFor(Duration time, String purpose) {
    try {
      pause.waitFor(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatadogException(
          Kind.INTERRUPTED, "Waiting for Datadog " + purpose + " was interrupted.", e);
    }
  }

  private String reason(ApiException e) {
    Matcher error = FIRST_ERROR.matcher(String.valueOf(e.getResponseBody()));
    return error.find() ? oneLine(error.group(1)) : "no reason given";
  }

  /** Text from the other side: on one line, short, and without a key it may repeat. */
  String oneLine(String text) {
    String line = text;
    for (var key : List.of(settings.apiKey(), settings.applicationKey())) {
      line = key.isEmpty() ? line : line.replace(key.reveal(), key.toString());
    }
    line = line.replaceAll("\\p{Cntrl}+", " ").strip().replaceFirst("\\.+$", "");
    return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line;
  }

  /** What may throw one checked exception, or none. */
  private interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Jersey finds its parts through the thread's context class loader, which inside Jenkins is the
   * web application's and knows nothing of a plugin's libraries.
   */
  private static <T, E extends Exception> T inOurClassLoader(Work<T, E> work) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Work.class.getClassLoader());
    try {
      return work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
