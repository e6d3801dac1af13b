package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.testkit.S3Stub;
import java.io.IOException;
import org.junit.rules.ExternalResource;

/** A bucket that a test lets be wrong, and the store that uses it. */
final class StubbedBucket extends ExternalResource {
  S3Stub stub;
  ObjectStore objects;

  @Override
  protected void before() throws IOException {
    stub = new S3Stub();
    objects = new S3ObjectStore(stub.settings());
  }

  @Override
  protected void after() {
    objects.close();
    stub.close();
  }
}
