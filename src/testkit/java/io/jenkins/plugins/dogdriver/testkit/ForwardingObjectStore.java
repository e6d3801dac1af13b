package io.jenkins.plugins.dogdriver.testkit;

import io.jenkins.plugins.dogdriver.store.ListedObject;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/** A store that passes each call to another one; a test overrides the methods that it needs. */
public abstract class ForwardingObjectStore implements ObjectStore {
  private final ObjectStore objects;

  protected ForwardingObjectStore(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public void put(String key, byte[] content) {
    objects.put(key, content);
  }

  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    return objects.putIfAbsent(key, content);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return objects.get(key);
  }

  @Override
  public List<String> list(String prefix, String startAfter) {
    return objects.list(prefix, startAfter);
  }

  @Override
  public List<ListedObject> objects(String prefix) {
    return objects.objects(prefix);
  }

  @Override
  public void delete(String key) {
    objects.delete(key);
  }

  @Override
  public String describe() {
    return objects.describe();
  }

  @Override
  public int parallelReads() {
    return objects.parallelReads();
  }

  @Override
  public void close() {
    objects.close();
  }
}
