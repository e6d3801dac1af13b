package io.jenkins.plugins.dogdriver.store;

import java.util.List;
import java.util.Optional;

/**
 * A place for bytes under keys: a bucket or a folder. What one process has put, every other one
 * gets and lists. Safe for use by several threads.
 */
public interface ObjectStore extends AutoCloseable {
  /** The most bytes that an object of ours has; a larger one cannot be read. */
  int LARGEST_OBJECT = 1024 * 1024;

  /**
   * Puts an object, in place of the one that was there: a reader sees all of it or nothing.
   *
   * @throws StoreException if it could not be put
   */
  void put(String key, byte[] content);

  /**
   * Puts an object where there is none of that key. Of several processes that do so at once, one
   * succeeds; in a store of S3 that has no conditional writes, more than one may.
   *
   * @return whether this one did
   * @throws StoreException if it could not be put
   */
  default boolean putIfAbsent(String key, byte[] content) {
    if (get(key).isPresent()) {
      return false;
    }
    put(key, content);
    return true;
  }

  /**
   * Returns the object of a key.
   *
   * @return the object, or nothing where there is none of that key
   * @throws UnreadableObjectException if it is there and cannot be read; the store works
   * @throws StoreException if the store does not answer
   */
  Optional<byte[]> get(String key);

  /**
   * Returns the keys that start with a prefix.
   *
   * @param prefix of the keys; the empty one is that of every key
   * @param startAfter only keys behind this one are listed; the empty one lists from the first
   * @return keys in the order of their characters
   * @throws StoreException if the store does not answer
   */
  List<String> list(String prefix, String startAfter);

  /**
   * Returns the objects whose keys start with a prefix.
   *
   * @param prefix of the keys; the empty one is that of every key
   * @return what is listed under the prefix, in the order of the characters of the keys
   * @throws StoreException if the store does not answer
   */
  List<ListedObject> objects(String prefix);

  /**
   * Deletes an object; that there is none is fine.
   *
   * @throws StoreException if the store does not answer
   */
  void delete(String key);

  /**
   * Returns how many reads at once this store answers sooner than one after the other, 1 or more.
   */
  default int parallelReads() {
    return 1;
  }

  /** Returns what it is and where, for messages, for example {@code the folder /var/runs}. */
  String describe();

  @Override
  default void close() {}
}
