package io.jenkins.plugins.dogdriver.testkit;

import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.store.AccessKey;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** A store on loopback that speaks S3's protocol over HTTP and keeps its buckets in memory. */
public final class S3StandIn implements AutoCloseable {
  public static final String BUCKET = "dogdriver-runs";
  public static final AccessKey KEY =
      new AccessKey("the-key", new Secret("the-secret"), new Secret(""));

  private final BlobStoreContext context =
      ContextBuilder.newBuilder("transient")
          .credentials("unused", "unused")
          .build(BlobStoreContext.class);
  private final S3Proxy proxy;

  public S3StandIn() {
    this(UnaryOperator.identity());
  }

  /**
   * @param between stands between the protocol and the buckets
   */
  public S3StandIn(UnaryOperator<BlobStore> between) {
    BlobStore blobs = context.getBlobStore();
    blobs.createContainerInLocation(null, BUCKET);
    proxy =
        S3Proxy.builder()
            .blobStore(between.apply(blobs))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY.id(), KEY.secret().reveal())
            // Amazon's own knows a few that this one does not.
            .ignoreUnknownHeaders(true)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .build();
    try {
      proxy.start();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy did not start.", e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  public S3Settings settings() {
    return settings(BUCKET, KEY);
  }

  public S3Settings settings(String bucket, AccessKey key) {
    return new S3Settings(
        bucket, S3Settings.DEFAULT_REGION, Optional.of(endpoint()), true, Optional.of(key));
  }

  /** Returns another client than dogDriver's, for what another program puts into the bucket. */
  public AmazonS3 client() {
    return AmazonS3ClientBuilder.standard()
        .withEndpointConfiguration(
            new EndpointConfiguration(endpoint().toString(), S3Settings.DEFAULT_REGION))
        .withCredentials(
            new AWSStaticCredentialsProvider(
                new BasicAWSCredentials(KEY.id(), KEY.secret().reveal())))
        .withPathStyleAccessEnabled(true)
        .build();
  }

  @Override
  public void close() {
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException("S3Proxy did not stop.", e);
    }
    context.close();
  }
}
