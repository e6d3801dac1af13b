package io.jenkins.plugins.dogdriver.jenkins.web;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** What was made last, as much as there is room for. Safe for use by several threads. */
final class LruCache<K, V> {
  private final Cache<K, V> kept;

  LruCache(int most) {
    kept = CacheBuilder.newBuilder().maximumSize(most).build();
  }

  /**
   * @param most weight of all that is kept; a value that weighs more by itself is not kept
   * @param weight of a value, 0 or more
   */
  LruCache(int most, ToIntFunction<V> weight) {
    kept =
        CacheBuilder.newBuilder()
            // More of them would share the room out, and have none for a value of some weight.
            .concurrencyLevel(1)
            .maximumWeight(most)
            .weigher((K key, V value) -> weight.applyAsInt(value))
            .build();
  }

  /** Two that ask for the same at once may both make it; that is cheaper than one waiting. */
  V get(K key, Supplier<V> maker) {
    V found = kept.getIfPresent(key);
    if (found == null) {
      found = maker.get();
      kept.put(key, found);
    }
    return found;
  }
}
