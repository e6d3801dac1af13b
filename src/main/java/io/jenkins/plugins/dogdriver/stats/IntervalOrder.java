package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;

/**
 * The order of the values in any interval of a series. Blocks of the series are sorted once; an
 * interval is merged from its parts of them, in a fraction of the time of sorting it.
 *
 * <p>Source: D. E. Knuth, "The Art of Computer Programming 3: Sorting and Searching" (1973), 5.2.4,
 * for merging.
 */
final class IntervalOrder {
  private static final int BLOCK = 512;

  /** The denominator of the fraction of a block below which a part of it is sorted by itself. */
  private static final int SHARE = 12;

  /**
   * The number of values in the whole series that are smaller than each: these sort faster than
   * doubles do.
   */
  private final int[] smaller;

  private final long[][] blocks;

  IntervalOrder(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    smaller = Arrays.stream(values).mapToInt(value -> firstNotBelow(sorted, value)).toArray();
    blocks = new long[(values.length + BLOCK - 1) / BLOCK][];
  }

  private static int firstNotBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns the values of an interval, the smallest first: each as the number of smaller ones in
   * the whole series, in the upper half, and its index in the series, in the lower one.
   *
   * @param start index of the first value of the interval
   * @param end index after its last value
   */
  long[] sorted(int start, int end) {
    long[] sorted = new long[end - start];
    int parts = start == end ? 0 : (end - 1) / BLOCK - start / BLOCK + 1;
    int[] ends = new int[parts + 1];
    for (int part = 0; part < parts; part++) {
      int block = start / BLOCK + part;
      int from = Math.max(start, block * BLOCK);
      int to = Math.min(end, (block + 1) * BLOCK);
      fill(sorted, ends[part], block, from, to);
      ends[part + 1] = ends[part] + to - from;
    }
    return merged(sorted, ends);
  }

  private void fill(long[] sorted, int place, int block, int from, int to) {
    int next = place;
    if ((to - from) * SHARE < BLOCK) {
      for (int index = from; index < to; index++) {
        sorted[next++] = valueAndIndex(index);
      }
      Arrays.sort(sorted, place, next);
      return;
    }
    for (long entry : block(block)) {
      int index = (int) entry;
      if (from <= index && index < to) {
        sorted[next++] = entry;
      }
    }
  }

  private long[] block(int block) {
    if (blocks[block] == null) {
      int from = block * BLOCK;
      long[] sorted = new long[Math.min(BLOCK, smaller.length - from)];
      Arrays.setAll(sorted, i -> valueAndIndex(from + i));
      Arrays.sort(sorted);
      blocks[block] = sorted;
    }
    return blocks[block];
  }

  private long valueAndIndex(int index) {
    return (long) smaller[index] << Integer.SIZE | index;
  }

  /**
   * Merges the sorted parts.
   *
   * @param ends of the parts, each of which is sorted; the first is 0
   */
  private static long[] merged(long[] sorted, int[] ends) {
    long[] from = sorted;
    long[] to = ends.length > 2 ? new long[sorted.length] : sorted;
    for (int step = 1; step < ends.length - 1; step *= 2) {
      for (int part = 0; part < ends.length - 1; part += 2 * step) {
        int start = ends[part];
        int middle = ends[Math.min(part + step, ends.length - 1)];
        int end = ends[Math.min(part + 2 * step, ends.length - 1)];
        merge(from, start, middle, end, to);
      }
      long[] merged = to;
      to = from;
      from = merged;
    }
    return from;
  }

  private static void merge(long[] from, int start, int middle, int end, long[] to) {
    int left = start;
    int right = middle;
    for (int i = start; i < end; i++) {
      to[i] =
          right == end || left < middle && from[left] < from[right] ? from[left++] : from[right++];
    }
  }
}
