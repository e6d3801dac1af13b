package io.jenkins.plugins.dogdriver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class LruCacheTest {
  private final List<String> made = new ArrayList<>();

  @Test
  public void aValueThatIsKeptIsMadeOnce() {
    LruCache<String, String> cache = new LruCache<>(2);

    assertThat(get(cache, "a")).isEqualTo("a");
    assertThat(get(cache, "a")).isEqualTo("a");

    assertThat(made).containsExactly("a");
  }

  @Test
  public void theOneUsedLongestAgoMakesRoom() {
    LruCache<String, String> cache = new LruCache<>(2);
    get(cache, "a");
    get(cache, "b");
    get(cache, "a");

    get(cache, "c");
    get(cache, "a");
    get(cache, "b");

    assertThat(made).containsExactly("a", "b", "c", "b");
  }

  @Test
  public void oneOfMuchWeightTakesTheRoomOfSeveral() {
    LruCache<String, String> cache = new LruCache<>(4, String::length);
    get(cache, "a");
    get(cache, "bb");
    get(cache, "ccc");

    get(cache, "a");
    get(cache, "bb");

    assertThat(made).containsExactly("a", "bb", "ccc", "a", "bb");
  }

  @Test
  public void oneThatHasNoRoomByItselfIsNotKeptAndReplacesNone() {
    LruCache<String, String> cache = new LruCache<>(3, String::length);
    get(cache, "a");

    get(cache, "four");
    get(cache, "four");
    get(cache, "a");

    assertThat(made).containsExactly("a", "four", "four");
  }

  private String get(LruCache<String, String> cache, String key) {
    return cache.get(
        key,
        () -> {
          made.add(key);
          return key;
        });
  }
}
