package io.jenkins.plugins.dogdriver.datadog;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer of Datadog to a query. It is read while it arrives, and only the series of it are
 * kept: the objects of Datadog's own client would need ten times the bytes of the answer.
 *
 * @param rejection why Datadog rejected the query; absent where it did not
 */
record QueryAnswer(Optional<String> rejection, List<PointSeries> series) {
  private static final int LONGEST_TEXT = 100_000;

  /** The longest interval that Datadog rolls up to, far longer than a run. */
  private static final long LONGEST_INTERVAL = Duration.ofDays(31).toSeconds();

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  /**
   * Reads an answer to its end.
   *
   * @throws UnusableAnswerException if it is not one to a query
   * @throws IOException if it cannot be read
   */
  static QueryAnswer read(InputStream content) throws IOException {
    try (JsonParser json = JSON.createParser(content)) {
      return read(json);
    } catch (JacksonException e) {
      // Reads the rest: an answer that is longer than the limit fails there, with the real cause.
      content.transferTo(OutputStream.nullOutputStream());
      throw e;
    }
  }

  private static QueryAnswer read(JsonParser json) throws IOException {
    JsonToken first = json.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      throw UnusableAnswerException.nothing();
    }
    if (first != JsonToken.START_OBJECT) {
      throw UnusableAnswerException.unreadable();
    }
    return new Reader(json).read();
  }

  /** Reads the fields of an answer. */
  private static final class Reader {
    private final JsonParser json;
    private String status = "";
    private String error = "";
    private String message = "";
    private boolean hasErrors;
    private String firstError = "";
    private List<PointSeries> series;

    Reader(JsonParser json) {
      this.json = json;
    }

    QueryAnswer read() throws IOException {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        switch (name) {
          case "status" -> status = text(value);
          case "error" -> error = text(value);
          case "message" -> message = text(value);
          case "errors" -> readErrors(value);
          case "series" -> readSeries(value);
          default -> json.skipChildren();
        }
      }
      return answer();
    }

    private QueryAnswer answer() {
      boolean failed = status.equals("error");
      if (failed && !error.isEmpty()) {
        return new QueryAnswer(Optional.of(error), List.of());
      }
      if (failed || hasErrors) {
        throw UnusableAnswerException.error(firstError.isEmpty() ? message : firstError);
      }
      if (series == null) {
        throw UnusableAnswerException.other("without series");
      }
      return new QueryAnswer(Optional.empty(), series);
    }

    private String text(JsonToken value) throws IOException {
      if (value == JsonToken.VALUE_STRING) {
        return json.getText();
      }
      json.skipChildren();
      return "";
    }

    /** Reads the errors, in which the first text is the reason, however deep it is. */
    private void readErrors(JsonToken value) throws IOException {
      if (value == JsonToken.VALUE_STRING) {
        hasErrors = true;
        firstError = json.getText();
        return;
      }
      if (!value.isStructStart()) {
        return;
      }
      for (int depth = 1; depth > 0; ) {
        JsonToken next = json.nextToken();
        if (next == null) {
          throw UnusableAnswerException.unreadable();
        }
        hasErrors |= depth > 1 || !next.isStructEnd();
        depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
        if (next == JsonToken.VALUE_STRING && firstError.isEmpty()) {
          firstError = json.getText();
        }
      }
    }

    private void readSeries(JsonToken value) throws IOException {
      if (value == JsonToken.VALUE_NULL) {
        return;
      }
      need(value == JsonToken.START_ARRAY);
      series = new ArrayList<>();
      for (JsonToken next = json.nextToken();
          next != JsonToken.END_ARRAY;
          next = json.nextToken()) {
        need(next == JsonToken.START_OBJECT);
        series.add(readOne());
      }
    }

    private PointSeries readOne() throws IOException {
      long query = -1;
      long interval = 0;
      PointSeries.Builder points = new PointSeries.Builder();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("query_index") && value.isNumeric()) {
          query = number();
        } else if (name.equals("interval") && value.isNumeric()) {
          interval = number();
        } else if (name.equals("pointlist") && value != JsonToken.VALUE_NULL) {
          need(value == JsonToken.START_ARRAY);
          readPoints(points);
        } else {
          json.skipChildren();
        }
      }
      return points.build(
          query, Duration.ofSeconds(Math.max(0, Math.min(interval, LONGEST_INTERVAL))));
    }

    private void readPoints(PointSeries.Builder points) throws IOException {
      for (JsonToken next = json.nextToken();
          next != JsonToken.END_ARRAY;
          next = json.nextToken()) {
        need(next != null);
        if (next == JsonToken.START_ARRAY) {
          readPoint(points);
        } else {
          json.skipChildren();
        }
      }
    }

    /** Reads a point, a time and a value; Datadog fills a gap with null. */
    private void readPoint(PointSeries.Builder points) throws IOException {
      double time = Double.NaN;
      double value = Double.NaN;
      int size = 0;
      for (JsonToken next = json.nextToken();
          next != JsonToken.END_ARRAY;
          next = json.nextToken()) {
        need(next != null);
        double number = next.isNumeric() ? json.getDoubleValue() : Double.NaN;
        json.skipChildren();
        time = size == 0 ? number : time;
        value = size == 1 ? number : value;
        size++;
      }
      if (size == 2 && Double.isFinite(time) && Double.isFinite(value)) {
        points.add((long) time, value);
      }
    }

    private long number() throws IOException {
      try {
        return json.getLongValue();
      } catch (InputCoercionException e) {
        throw UnusableAnswerException.unreadable();
      }
    }

    private static void need(boolean right) {
      if (!right) {
        throw UnusableAnswerException.unreadable();
      }
    }
  }
}
