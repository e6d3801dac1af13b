package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.http.Proxies;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import io.jenkins.plugins.dogdriver.store.S3ObjectStore;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A place where jobs and measured runs are kept. */
public sealed interface StorePlace {

  /** A folder of this machine. */
  record Folder(Path path) implements StorePlace {
    @Override
    public ObjectStore open(Proxies proxies) {
      return new FolderObjectStore(path);
    }

    @Override
    public List<Secret> secrets() {
      return List.of();
    }
  }

  /** A bucket of S3. */
  record Bucket(S3Settings settings) implements StorePlace {
    @Override
    public ObjectStore open(Proxies proxies) {
      return new S3ObjectStore(settings, proxies);
    }

    @Override
    public List<Secret> secrets() {
      return settings.accessKey().stream()
          .flatMap(key -> Stream.of(key.secret(), key.sessionToken()))
          .toList();
    }
  }

  /**
   * Opens the store.
   *
   * @param proxies through which it is reached where it is not on this machine
   */
  ObjectStore open(Proxies proxies);

  /** Returns what must never be shown of it. */
  List<Secret> secrets();
}
