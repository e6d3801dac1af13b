package io.jenkins.plugins.dogdriver.jenkins.web;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.function.Supplier;

/** What was made last, as much as there is room for. Safe for use by several threads. */
final class Recent<K, V> {
  private final Cache<K, V> kept;

  Recent(int most) {
    kept = CacheBuilder.newBuilder().maximumSize(most).build();
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
