package io.jenkins.plugins.dogdriver.trials.faults;

import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.S3ObjectStore;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** A store in a bucket of S3, behind a gate. */
final class BucketStorage implements Storage {
  private final S3StandIn s3;
  private final AmazonS3 client;
  private final BucketGate gate;

  BucketStorage(Gates gates) {
    AtomicReference<BucketGate> before = new AtomicReference<>();
    s3 =
        new S3StandIn(
            blobs -> {
              before.set(BucketGate.before(blobs, gates));
              return before.get().store();
            });
    gate = before.get();
    client = s3.client();
  }

  BucketGate gate() {
    return gate;
  }

  @Override
  public List<String> options() {
    return List.of("--bucket", S3StandIn.BUCKET, "--endpoint", s3.endpoint().toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", S3StandIn.KEY.id(),
        "AWS_SECRET_ACCESS_KEY", S3StandIn.KEY.secret().reveal());
  }

  @Override
  public Map<String, byte[]> objects() throws IOException {
    Map<String, byte[]> objects = new TreeMap<>();
    for (S3ObjectSummary object : client.listObjectsV2(S3StandIn.BUCKET).getObjectSummaries()) {
      try (var content = client.getObject(S3StandIn.BUCKET, object.getKey()).getObjectContent()) {
        objects.put(object.getKey(), content.readAllBytes());
      }
    }
    return objects;
  }

  @Override
  public void put(String key, byte[] content) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(content.length);
    client.putObject(S3StandIn.BUCKET, key, new ByteArrayInputStream(content), metadata);
  }

  @Override
  public void delete(String key) {
    client.deleteObject(S3StandIn.BUCKET, key);
  }

  @Override
  public RunStore open() {
    return new RunStore(new S3ObjectStore(s3.settings()));
  }

  @Override
  public void close() {
    client.shutdown();
    s3.close();
  }
}
