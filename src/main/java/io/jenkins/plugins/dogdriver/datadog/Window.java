package io.jenkins.plugins.dogdriver.datadog;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Which of Datadog's points belong to a run.
 *
 * <p>A point stands for a bucket of time that begins at its time stamp and is as long as the
 * series' interval, so the bucket in which the load began holds idle seconds too. Only buckets that
 * lie wholly between start and end are taken. A run too short to hold a whole bucket (Datadog's
 * finest for a window of up to an hour is 20 s) takes those it overlaps instead: figures watered
 * down by idle seconds are better than none, and comparable among runs of the same length.
 *
 * @param start first moment of the load
 * @param end last moment of the load
 */
record Window(Instant start, Instant end) {

  /** A bucket of a series; the value is finite. */
  record Bucket(Instant start, Duration length, double value) {}

  /**
   * Where the request begins, in epoch seconds. Whole minutes are asked for, as all of Datadog's
   * intervals up to a minute divide the minute: so no bucket comes back cut, and a short run's
   * bucket, which begins before the run, comes back at all.
   */
  long from() {
    return start.truncatedTo(ChronoUnit.MINUTES).getEpochSecond();
  }

  /** Where the request ends, in epoch seconds, see {@link #from()}. */
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

  /** The series that have buckets in the window, each with just those; maybe none. */
  List<List<Bucket>> select(List<List<Bucket>> series) {
    boolean whole = series.stream().flatMap(List::stream).anyMatch(this::contains);
    return series.stream()
        .map(all -> all.stream().filter(b -> whole ? contains(b) : overlaps(b)).toList())
        .filter(buckets -> !buckets.isEmpty())
        .toList();
  }
}
