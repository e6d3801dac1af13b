package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.ApiException;
import com.fasterxml.jackson.core.JacksonException;
import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains in one sentence what went wrong with a request, and whether to try again. */
final class FailureReader {
  /** The longest wait for the end of a limit: its usual periods are 10 s and 60 s. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final int MOST_WORDS = 300;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final Pattern FIRST_ERROR =
      Pattern.compile("\"errors\"\\s*:\\s*\\[\\s*\"((?:[^\"\\\\]|\\\\.){1,1000}+)");

  private final DatadogSettings settings;

  FailureReader(DatadogSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads an answer that is not a success. The exception itself is not kept as a cause: it repeats
   * headers and body, and perhaps a key with them.
   *
   * @param purpose for messages, for example "to read metrics"
   */
  Failure read(String purpose, ApiException e) {
    int status = e.getCode();
    String from = " (" + status + " from " + settings.address();
    if (status == 401) {
      return Failure.lasting(
          Kind.KEY_REFUSED, "Datadog does not know the keys" + from + "): check the API key.");
    }
    if (status == 403) {
      return Failure.lasting(
          Kind.FORBIDDEN,
          "Datadog does not allow this with these keys"
              + from
              + ", asked "
              + purpose
              + "): check that they are valid and belong to this site, and what the application"
              + " key may do.");
    }
    if (status == 429) {
      return limit(reset(e.getResponseHeaders()));
    }
    if (status >= 500 || status == 408) {
      return Failure.passing(
          Kind.UNAVAILABLE, "Datadog could not be asked " + purpose + from + ").", null);
    }
    if (status == 400 || (status > 404 && status < 500)) {
      return Failure.lasting(
          Kind.REJECTED,
          "Datadog rejected the request " + purpose + " (" + status + "): " + reason(e) + ".");
    }
    return notDatadog(purpose, String.valueOf(status));
  }

  /** Reads the failure to get an answer, or an answer that cannot be read. */
  Failure read(String purpose, ProcessingException e) {
    String datadog = "Datadog (" + settings.address() + ") ";
    if (has(e, SocketTimeoutException.class) || wasHungUp(e)) {
      String time = settings.timeout().toMillis() + " ms";
      return Failure.passing(
          Kind.UNAVAILABLE,
          datadog + "did not answer within " + time + " when asked " + purpose + ".",
          e);
    }
    Throwable innermost = innermost(e);
    if (innermost instanceof AnswerLimit.TooLongException) {
      return Failure.lasting(
          Kind.REJECTED, "Datadog's answer was cut off: " + innermost.getMessage());
    }
    if (innermost instanceof IOException && !has(e, JacksonException.class)) {
      String why = oneLine(String.valueOf(innermost.getMessage()));
      return Failure.passing(
          Kind.UNAVAILABLE, datadog + "cannot be reached " + purpose + ": " + why + ".", e);
    }
    return notDatadog(purpose, "something unreadable");
  }

  /** Reads an answer that is called a success and is not. */
  Failure read(String purpose, UnusableAnswerException e) {
    String datadog = "Datadog (" + settings.address() + ") ";
    return switch (e.kind()) {
      case NOTHING ->
          Failure.passing(
              Kind.UNAVAILABLE, datadog + "answered nothing when asked " + purpose + ".", null);
      case ERROR -> {
        String why = oneLine(e.getMessage());
        yield Failure.passing(
            Kind.UNAVAILABLE,
            datadog
                + "answered with an error when asked "
                + purpose
                + ": "
                + (why.isEmpty() ? "no reason given" : why)
                + ".",
            null);
      }
      case OTHER -> notDatadog(purpose, e.getMessage());
    };
  }

  private static boolean wasHungUp(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause)
        .anyMatch(t -> t instanceof SocketException && HeadDeadline.HUNG_UP.equals(t.getMessage()));
  }

  private Failure notDatadog(String purpose, String answer) {
    return Failure.lasting(
        Kind.UNAVAILABLE,
        settings.address()
            + " does not seem to be Datadog: asked "
            + purpose
            + ", it answered "
            + answer
            + "; check the site and the URL.");
  }

  private static Failure limit(Optional<Duration> reset) {
    String until = reset.map(r -> "; it ends in " + r.toSeconds() + " s").orElse("");
    var error =
        new DatadogException(
            Kind.LIMIT, "Datadog's limit of requests is reached (429)" + until + ".");
    // A request before a distant reset would only use up those of the next period.
    boolean near = reset.isEmpty() || reset.get().compareTo(LONGEST_WAIT) <= 0;
    return new Failure(error, near, reset);
  }

  /** Returns the seconds until the limit's next period, from the header. */
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

  private String reason(ApiException e) {
    Matcher error = FIRST_ERROR.matcher(String.valueOf(e.getResponseBody()));
    return error.find() ? oneLine(error.group(1)) : "no reason given";
  }

  /** Returns text from the other side on one line, short, and without a key that it may repeat. */
  String oneLine(String text) {
    String line = text;
    for (var key : List.of(settings.apiKey(), settings.applicationKey())) {
      line = key.isEmpty() ? line : line.replace(key.reveal(), key.toString());
    }
    line = line.replaceAll("(?:\\p{Cntrl}|\\\\n)+", " ").strip().replaceFirst("\\.+$", "");
    return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line;
  }

  private static boolean has(Throwable e, Class<? extends Exception> type) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause).anyMatch(type::isInstance);
  }

  private static Throwable innermost(Throwable e) {
    return Stream.iterate(e, t -> t != null, Throwable::getCause).reduce(e, (a, b) -> b);
  }
}
