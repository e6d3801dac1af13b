package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import io.jenkins.plugins.dogdriver.store.S3ObjectStore;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import java.nio.file.Path;

/** Where jobs and measured runs are kept. */
public sealed interface StorePlace {

  /** A folder of this machine. */
  record Folder(Path path) implements StorePlace {
    @Override
    public ObjectStore open() {
      return new FolderObjectStore(path);
    }
  }

  /** A bucket of S3. */
  record Bucket(S3Settings settings) implements StorePlace {
    @Override
    public ObjectStore open() {
      return new S3ObjectStore(settings);
    }
  }

  ObjectStore open();
}
