package io.jenkins.plugins.dogdriver.report;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Keeps the values that were used last, as many as there is room for. It is safe for use by several
 * threads.
 */
final class LruCache<K, V> {
  private static final int USUAL_SIZE = 16;
  private static final float USUAL_LOAD = 0.75f;

  private final Map<K, V> kept = new LinkedHashMap<>(USUAL_SIZE, USUAL_LOAD, true);
  private final int most;
  private final ToIntFunction<V> weight;
  private long total;

  /**
   * @param most how many values are kept
   */
  LruCache(int most) {
    this(most, value -> 1);
  }

  /**
   * @param most the largest weight of all kept values; a value that weighs more by itself is not
   *     kept
   * @param weight of a value, 0 or more, always the same
   */
  LruCache(int most, ToIntFunction<V> weight) {
    this.most = most;
    this.weight = weight;
  }

  /**
   * Returns the value of a key, which is made where it is not kept. Two threads that need the same
   * value at once may both make it; that is cheaper than letting one wait.
   */
  V get(K key, Supplier<V> maker) {
    V found = find(key);
    if (found == null) {
      found = maker.get();
      keep(key, found);
    }
    return found;
  }

  private synchronized V find(K key) {
    return kept.get(key);
  }

  private synchronized void keep(K key, V made) {
    int added = weight.applyAsInt(made);
    if (added > most) {
      return;
    }
    V replaced = kept.put(key, made);
    total += added - (replaced == null ? 0 : weight.applyAsInt(replaced));
    Iterator<V> oldest = kept.values().iterator();
    while (total > most) {
      total -= weight.applyAsInt(oldest.next());
      oldest.remove();
    }
  }
}
