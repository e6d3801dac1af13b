package io.jenkins.plugins.dogdriver.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The answer of a server. */
public final class Answer {
  private final int status;
  private final Map<String, String> headers = new TreeMap<>();
  private final byte[] body;

  /**
   * @param headers by their names, in any case; the first value of each counts
   */
  Answer(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.body = body;
    headers.forEach(
        (name, values) -> {
          // The status line has no name.
          if (name != null && !values.isEmpty()) {
            this.headers.putIfAbsent(name.toLowerCase(Locale.ROOT), values.get(0));
          }
        });
  }

  public int status() {
    return status;
  }

  /** Returns the value of a header; absent where it was not sent. */
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public byte[] body() {
    return body.clone();
  }
}
