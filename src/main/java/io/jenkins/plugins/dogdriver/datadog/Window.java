package io.jenkins.plugins.dogdriver.datadog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Selects those of Datadog's points that belong to a run.
 *
 * <p>A point stands for a bucket of time that begins at its time stamp and is as long as the
 * series' interval, so the bucket in which the load began has idle seconds too. Only buckets that
 * lie wholly between start and end count. For a run too short to contain a whole bucket (Datadog's
 * finest for a window of up to an hour is 20 s), those that it overlaps count instead: metric
 * values diluted by idle seconds are better than none, and comparable among runs of the same
 * length.
 *
 * @param start first moment of the load
 * @param end last moment of the load
 */
record Window(Instant start, Instant end) {
  private static final Duration TO_END = Duration.ofSeconds(10);

  /** A bucket of a series; the value is finite. */
  record Bucket(Instant start, Duration length, double value) {}

  /**
   * Returns where the request begins, in epoch seconds. The request is for whole minutes, as all of
   * Datadog's intervals up to a minute divide the minute: so no bucket is cut, and a short run's
   * bucket, which begins before the run, is included.
   */
  long from() {
    return start.truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
  }

  /** Returns where the request ends, in epoch seconds, see {@link #from()}. */
  long to() {
    Instant minute = end.truncatedTo(ChronoUnit.MINUTES);
    return (minute.equals(end) ? minute : minute.plus(1, ChronoUnit.MINUTES)).getEpochSecond();
  }

  boolean contains(Bucket bucket) {
    return !bucket.start().isBefore(start) && !bucket.start().plus(bucket.length()).isAfter(end);
  }

  boolean overlaps(Bucket bucket) {
    return bucket.start().isBefore(end) && bucket.start().plus(bucket.length()).isAfter(start);
  }

  /**
   * Returns the values of the series in the window; a series without a bucket there is left out, so
   * the list may be empty.
   */
  List<double[]> select(List<PointSeries> series) {
    boolean whole = series.stream().anyMatch(this::containsOne);
    return series.stream()
        .map(all -> values(all, whole))
        .filter(values -> values.length > 0)
        .toList();
  }

  /**
   * Returns the share of the load that the points can cover, over 0 and at most 1: from its
   * beginning, as a load needs a while to begin, without the whole buckets that no series has after
   * the first one. It is 1 where at most two, a fifth or 10 s of them are missing: the last is
   * often late, gaps occur, and moloslave needs some seconds to end after its load. It is also 1
   * for a run too short to contain a whole bucket.
   *
   * @param series of which at least one has a bucket in the window
   */
  double coverage(List<PointSeries> series) {
    Duration interval =
        series.stream().map(PointSeries::interval).max(Comparator.naturalOrder()).orElseThrow();
    if (interval.isZero()) {
      return 1;
    }
    long length = interval.toMillis();
    long first = -Math.floorDiv(-start.toEpochMilli(), length);
    long expected = Math.floorDiv(end.toEpochMilli(), length) - first;
    long[] found =
        series.stream()
            .flatMapToLong(some -> LongStream.of(some.times()))
            .map(time -> Math.floorDiv(time, length) - first)
            .filter(place -> place >= 0 && place < expected)
            .distinct()
            .sorted()
            .toArray();
    if (found.length == 0) {
      return 1;
    }
    long missing = expected - found[0] - found.length;
    long tolerated = Math.max(2, Math.max(expected / 5, TO_END.toMillis() / length));
    return missing <= tolerated ? 1 : (double) (expected - missing) / expected;
  }

  private boolean containsOne(PointSeries series) {
    return IntStream.range(0, series.size()).anyMatch(i -> contains(series.bucket(i)));
  }

  private double[] values(PointSeries series, boolean whole) {
    return IntStream.range(0, series.size())
        .mapToObj(series::bucket)
        .filter(bucket -> whole ? contains(bucket) : overlaps(bucket))
        .mapToDouble(Bucket::value)
        .toArray();
  }
}
