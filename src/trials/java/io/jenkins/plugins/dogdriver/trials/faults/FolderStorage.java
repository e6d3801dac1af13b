package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store in a folder. */
record FolderStorage(Path folder) implements Storage {
  @Override
  public List<String> options() {
    return List.of("--store", folder.toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public Map<String, byte[]> objects() throws IOException {
    Map<String, byte[]> objects = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          objects.put(
              file.getFileName().toString(),
              Files.isRegularFile(file) ? Files.readAllBytes(file) : null);
        }
      }
    }
    return objects;
  }

  @Override
  public void put(String key, byte[] content) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(key), content);
  }

  @Override
  public void delete(String key) throws IOException {
    Files.delete(folder.resolve(key));
  }

  @Override
  public RunStore open() {
    return new RunStore(new FolderObjectStore(folder));
  }

  @Override
  public void close() {}
}
