package io.jenkins.plugins.dogdriver.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Reads many objects at once, as each by itself takes far longer to come than to arrive. */
final class ParallelReads {
  private final int atOnce;

  ParallelReads(int atOnce) {
    this.atOnce = atOnce;
  }

  /**
   * Reads the objects of keys.
   *
   * @return what each key was read as, in the order of the keys
   * @throws StoreException if a read threw it, or the thread was interrupted; then it stays marked
   */
  <K, T> List<T> read(List<K> keys, Function<K, T> read) {
    int threads = Math.min(atOnce, keys.size());
    if (threads <= 1) {
      return keys.stream().map(read).toList();
    }
    ExecutorService readers = Executors.newFixedThreadPool(threads, ParallelReads::daemon);
    try {
      List<Future<List<T>>> shares =
          IntStream.range(0, threads)
              .mapToObj(first -> readers.submit(() -> share(keys, first, threads, read)))
              .toList();
      List<List<T>> parts = new ArrayList<>();
      for (Future<List<T>> share : shares) {
        parts.add(share.get());
      }
      return IntStream.range(0, keys.size())
          .mapToObj(i -> parts.get(i % threads).get(i / threads))
          .toList();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StoreException known
          ? known
          : new StoreException("The store could not be read: " + e.getCause() + ".", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Reading the store was interrupted.", e);
    } finally {
      readers.shutdownNow();
    }
  }

  private static <K, T> List<T> share(List<K> keys, int first, int step, Function<K, T> read) {
    List<T> results = new ArrayList<>(keys.size() / step + 1);
    for (int i = first; i < keys.size(); i += step) {
      results.add(read.apply(keys.get(i)));
    }
    return results;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "reader of the run store");
    thread.setDaemon(true);
    return thread;
  }
}
