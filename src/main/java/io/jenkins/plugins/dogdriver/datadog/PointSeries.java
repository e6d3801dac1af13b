package io.jenkins.plugins.dogdriver.datadog;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * The points of one series, in 16 bytes each: an answer of Datadog may have a million.
 *
 * @param query the place of its query in the request; negative where Datadog did not say
 * @param interval the length of the bucket of time that a point stands for, 0 or more
 * @param times where the buckets begin, in epoch milliseconds
 * @param values of the buckets, finite, as many as there are times
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PointSeries(long query, Duration interval, long[] times, double[] values) {

  int size() {
    return times.length;
  }

  Window.Bucket bucket(int i) {
    return new Window.Bucket(Instant.ofEpochMilli(times[i]), interval, values[i]);
  }

  /** Collects the points of a series. */
  static final class Builder {
    private static final int FEW = 64;

    private long[] times = new long[FEW];
    private double[] values = new double[FEW];
    private int size;

    void add(long time, double value) {
      if (size == times.length) {
        times = Arrays.copyOf(times, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      times[size] = time;
      values[size] = value;
      size++;
    }

    PointSeries build(long query, Duration interval) {
      return new PointSeries(
          query, interval, Arrays.copyOf(times, size), Arrays.copyOf(values, size));
    }
  }
}
