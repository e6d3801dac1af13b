package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.store.RunStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The store of one test bed, and what can happen to it. */
interface Storage extends AutoCloseable {
  /** Returns the options with which the command line uses the storage. */
  List<String> options();

  /** Returns the variables that the command line needs besides. */
  Map<String, String> environment();

  /** Returns every object by its key; null for one that is not a regular file. */
  Map<String, byte[]> objects() throws IOException;

  void put(String key, byte[] content) throws IOException;

  void delete(String key) throws IOException;

  /** Opens it as dogDriver does. */
  RunStore open();

  @Override
  void close();
}
