package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.store.ListedObject;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Fills the folder of a store, without waiting for the disk after every object. */
record UnsyncedFolder(Path folder) implements ObjectStore {
  @Override
  public void put(String key, byte[] content) {
    try {
      Files.write(folder.resolve(key), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> list(String prefix, String startAfter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ListedObject> objects(String prefix) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(String key) {
    try {
      Files.deleteIfExists(folder.resolve(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String describe() {
    return "the folder " + folder;
  }
}
