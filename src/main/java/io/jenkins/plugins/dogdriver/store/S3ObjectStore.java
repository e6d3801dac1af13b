package io.jenkins.plugins.dogdriver.store;

import com.amazonaws.AmazonClientException;
import com.amazonaws.AmazonServiceException;
import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.model.ListObjectsV2Request;
import com.amazonaws.services.s3.model.ListObjectsV2Result;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.S3Object;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A bucket of S3, or of another store that speaks its protocol. */
public final class S3ObjectStore implements ObjectStore {
  private static final int PARALLEL_READS = 64;
  private static final int RETRIES = 3;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration WHOLE_TIMEOUT = Duration.ofSeconds(60);

  static {
    // The client otherwise warns in the log of every program that uses it that it has a successor.
    System.setProperty("aws.java.v1.disableDeprecationAnnouncement", "true");
  }

  private final String bucket;
  private final String place;
  private final AmazonS3 s3;

  public S3ObjectStore(S3Settings settings) {
    bucket = settings.bucket();
    place = settings.endpoint().map(endpoint -> " at " + HttpUrl.shown(endpoint)).orElse("");
    s3 = client(settings);
  }

  @Override
  public void put(String key, byte[] content) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(content.length);
    metadata.setContentType("application/json");
    ask(() -> s3.putObject(bucket, key, new ByteArrayInputStream(content), metadata));
  }

  @Override
  public Optional<byte[]> get(String key) {
    return ask(() -> read(key));
  }

  private Optional<byte[]> read(String key) {
    try (S3Object object = s3.getObject(bucket, key)) {
      if (object.getObjectMetadata().getContentLength() > LARGEST_OBJECT) {
        object.getObjectContent().abort();
        throw new ObjectTooLargeException();
      }
      return Optional.of(object.getObjectContent().readAllBytes());
    } catch (AmazonServiceException e) {
      if ("NoSuchKey".equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw e;
    } catch (IOException e) {
      throw failure(e.getMessage(), e);
    }
  }

  @Override
  public List<String> list(String prefix, String startAfter) {
    return ask(() -> listed(prefix, startAfter));
  }

  private List<String> listed(String prefix, String startAfter) {
    ListObjectsV2Request request =
        new ListObjectsV2Request().withBucketName(bucket).withPrefix(prefix);
    if (!startAfter.isEmpty()) {
      request.setStartAfter(startAfter);
    }
    List<String> keys = new ArrayList<>();
    ListObjectsV2Result page;
    do {
      page = s3.listObjectsV2(request);
      page.getObjectSummaries().stream().map(S3ObjectSummary::getKey).forEach(keys::add);
      request.setContinuationToken(page.getNextContinuationToken());
    } while (page.isTruncated());
    return keys;
  }

  @Override
  public void delete(String key) {
    ask(
        () -> {
          s3.deleteObject(bucket, key);
          return null;
        });
  }

  @Override
  public int parallelReads() {
    return PARALLEL_READS;
  }

  @Override
  public String describe() {
    return "the bucket " + bucket + place;
  }

  @Override
  public void close() {
    s3.shutdown();
  }

  private <T> T ask(Supplier<T> request) {
    try {
      return request.get();
    } catch (AmazonServiceException e) {
      throw failure(
          switch (e.getErrorCode() == null ? "" : e.getErrorCode()) {
            case "NoSuchBucket" -> "there is no such bucket";
            case "AccessDenied" -> "the access key has no right to it";
            case "InvalidAccessKeyId", "SignatureDoesNotMatch" -> "it does not know the access key";
            default -> e.getErrorMessage() + " (" + e.getStatusCode() + ")";
          },
          e);
    } catch (AmazonClientException e) {
      throw failure(e.getMessage(), e);
    }
  }

  private StoreException failure(String why, Exception cause) {
    return new StoreException(
        "The bucket %s%s cannot be used: %s."
            .formatted(bucket, place, String.valueOf(why).replaceAll("\\.$", "")),
        cause);
  }

  private static AmazonS3 client(S3Settings settings) {
    ClientConfiguration configuration =
        new ClientConfiguration()
            .withMaxConnections(PARALLEL_READS)
            .withMaxErrorRetry(RETRIES)
            .withConnectionTimeout((int) CONNECT_TIMEOUT.toMillis())
            .withSocketTimeout((int) ANSWER_TIMEOUT.toMillis())
            .withClientExecutionTimeout((int) WHOLE_TIMEOUT.toMillis());
    AmazonS3ClientBuilder builder =
        AmazonS3ClientBuilder.standard()
            .withClientConfiguration(configuration)
            .withPathStyleAccessEnabled(settings.pathStyle());
    settings
        .endpoint()
        .ifPresentOrElse(
            endpoint ->
                builder.withEndpointConfiguration(
                    new EndpointConfiguration(endpoint.toString(), settings.region())),
            () -> builder.withRegion(settings.region()));
    settings
        .accessKey()
        .ifPresent(key -> builder.withCredentials(new AWSStaticCredentialsProvider(aws(key))));
    return builder.build();
  }

  private static AWSCredentials aws(AccessKey key) {
    return key.sessionToken().isEmpty()
        ? new BasicAWSCredentials(key.id(), key.secret().reveal())
        : new BasicSessionCredentials(key.id(), key.secret().reveal(), key.sessionToken().reveal());
  }
}
