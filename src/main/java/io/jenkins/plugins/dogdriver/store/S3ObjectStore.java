package io.jenkins.plugins.dogdriver.store;

import com.amazonaws.AmazonClientException;
import com.amazonaws.AmazonServiceException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.Headers;
import com.amazonaws.services.s3.model.ObjectMetadata;
import com.amazonaws.services.s3.model.PutObjectRequest;
import com.amazonaws.services.s3.model.S3Object;
import com.amazonaws.util.BinaryUtils;
import com.amazonaws.util.Md5Utils;
import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.http.Proxies;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A bucket of S3, or of another store that speaks its protocol. */
public final class S3ObjectStore implements ObjectStore {
  static final String NOT_S3 = "; is this the address of a store that speaks S3?";

  /** The answers where there is one, or another process puts it just now. */
  private static final List<Integer> REFUSED_BY_CONDITION = List.of(412, 409);

  private static final int NOT_IMPLEMENTED = 501;

  private static final List<String> ABOUT_TAG =
      List.of(
          "Unable to verify integrity",
          "Input is expected to be encoded in multiple of 2 bytes",
          "Invalid base 16 character");

  /** A project with a run every minute has as many in ten years. */
  private static final int MOST_KEYS = 5_000_000;

  private final String bucket;
  private final String place;
  private final Optional<S3Encryption> encryption;
  private final AmazonS3 s3;
  private final int mostKeys;

  /**
   * Creates a bucket that is reached through the proxy of the JVM's properties, if there is one.
   */
  public S3ObjectStore(S3Settings settings) {
    this(settings, EnvironmentProxies.ofJvm());
  }

  public S3ObjectStore(S3Settings settings, Proxies proxies) {
    this(settings, proxies, MOST_KEYS);
  }

  /**
   * @param mostKeys a listing with more of them has no end
   */
  S3ObjectStore(S3Settings settings, Proxies proxies, int mostKeys) {
    this.mostKeys = mostKeys;
    bucket = settings.bucket();
    place = settings.endpoint().map(endpoint -> " at " + HttpUrl.shown(endpoint)).orElse("");
    encryption = settings.encryption();
    s3 = S3Client.of(settings, proxies);
  }

  @Override
  public void put(String key, byte[] content) {
    boolean confirmed = ask(rights(), () -> isConfirmed(key, content));
    if (!confirmed && !isThere(key, content)) {
      throw failure("it did not store an object that was put into it" + NOT_S3, null);
    }
  }

  /** Puts the object by a conditional write; a store that has none is looked at first. */
  @Override
  public boolean putIfAbsent(String key, byte[] content) {
    PutObjectRequest request = request(key, content);
    request.putCustomRequestHeader(Headers.GET_OBJECT_IF_NONE_MATCH, "*");
    Optional<Boolean> made = ask(rights(), () -> putOnce(request));
    return made.isPresent() ? made.get() : ObjectStore.super.putIfAbsent(key, content);
  }

  /** Puts an object; returns whether it was put, or nothing where the store has no such writes. */
  private Optional<Boolean> putOnce(PutObjectRequest request) {
    try {
      s3.putObject(request);
      return Optional.of(true);
    } catch (AmazonServiceException e) {
      if (REFUSED_BY_CONDITION.contains(e.getStatusCode())) {
        return Optional.of(false);
      }
      if (e.getStatusCode() == NOT_IMPLEMENTED) {
        return Optional.empty();
      }
      throw e;
    } catch (AmazonClientException | IllegalArgumentException e) {
      if (isAboutTag(e)) {
        return Optional.of(true);
      }
      throw e;
    }
  }

  private String rights() {
    return encryption.isPresent()
        ? "put objects into it"
        : "put objects into it, or it demands that they are encrypted (see the setting sse)";
  }

  /** Puts an object; returns whether the answer is one that only this content can have. */
  private boolean isConfirmed(String key, byte[] content) {
    PutObjectRequest request = request(key, content);
    try {
      String hash = BinaryUtils.toHex(Md5Utils.computeMD5Hash(content));
      return hash.equals(s3.putObject(request).getETag());
    } catch (AmazonServiceException e) {
      throw e;
    } catch (AmazonClientException | IllegalArgumentException e) {
      if (isAboutTag(e)) {
        return false;
      }
      throw e;
    }
  }

  private PutObjectRequest request(String key, byte[] content) {
    ObjectMetadata metadata = new ObjectMetadata();
    metadata.setContentLength(content.length);
    metadata.setContentType(key.endsWith(".json") ? "application/json" : "application/gzip");
    PutObjectRequest request =
        new PutObjectRequest(bucket, key, new ByteArrayInputStream(content), metadata);
    encryption.ifPresent(how -> encrypt(request, how));
    return request;
  }

  private static void encrypt(PutObjectRequest request, S3Encryption how) {
    request.getMetadata().setSSEAlgorithm(how.sse());
    if (!how.kmsKeyId().isEmpty()) {
      request.putCustomRequestHeader(Headers.SERVER_SIDE_ENCRYPTION_AWS_KMS_KEYID, how.kmsKeyId());
    }
  }

  /**
   * Returns whether the client found an entity tag that is another hash than the content's, or
   * none.
   */
  private static boolean isAboutTag(RuntimeException e) {
    return ABOUT_TAG.stream().anyMatch(String.valueOf(e.getMessage())::startsWith);
  }

  /**
   * Returns whether the content is there, as that counts: where an object is encrypted with a key
   * of the store, or kept in parts, its entity tag is not the hash of its content, and a portal
   * before the store may answer with anything.
   */
  private boolean isThere(String key, byte[] content) {
    try {
      return get(key).filter(there -> Arrays.equals(there, content)).isPresent();
    } catch (UnreadableObjectException e) {
      return false;
    }
  }

  @Override
  public Optional<byte[]> get(String key) {
    return ask("read it", () -> wholly(key));
  }

  /**
   * Reads an object; one whose content breaks off is asked for once more, as the next one may well
   * be whole.
   */
  private Optional<byte[]> wholly(String key) {
    try {
      return read(key);
    } catch (BrokenOffException first) {
      try {
        return read(key);
      } catch (BrokenOffException e) {
        throw new UnreadableObjectException("its content breaks off: " + e.getMessage(), e);
      }
    }
  }

  /** The connection was closed before the end of the content. */
  private static final class BrokenOffException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOffException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private Optional<byte[]> read(String key) {
    try (S3Object object = s3.getObject(bucket, key)) {
      return Optional.of(S3Content.read(object));
    } catch (AmazonServiceException e) {
      S3Refusal refusal = new S3Refusal(e);
      if (refusal.isMissing()) {
        return Optional.empty();
      }
      if (refusal.isOfTheObject()) {
        throw new UnreadableObjectException(refusal.reason("read it"), e);
      }
      throw e;
    } catch (UnreadableObjectException e) {
      throw e;
    } catch (AmazonClientException | IllegalArgumentException e) {
      if (isAboutTag(e)) {
        throw new UnreadableObjectException("its content and its entity tag do not match", e);
      }
      throw e;
    } catch (SocketTimeoutException e) {
      throw failure(e.getMessage(), e);
    } catch (IOException e) {
      throw new BrokenOffException(e);
    }
  }

  @Override
  public List<String> list(String prefix, String startAfter) {
    return listed(prefix, startAfter).stream().map(ListedObject::key).toList();
  }

  @Override
  public List<ListedObject> objects(String prefix) {
    return listed(prefix, "");
  }

  private List<ListedObject> listed(String prefix, String startAfter) {
    return ask(
        "list it",
        () ->
            new S3Listing(s3, bucket, mostKeys, why -> failure(why, null))
                .read(prefix, startAfter));
  }

  @Override
  public void delete(String key) {
    ask(
        "delete objects of it",
        () -> {
          s3.deleteObject(bucket, key);
          return null;
        });
  }

  @Override
  public int parallelReads() {
    // Each may hold a whole object, and a quarter of the memory is enough for all.
    long most = Runtime.getRuntime().maxMemory() / (4L * LARGEST_OBJECT);
    return (int) Math.max(1, Math.min(S3Client.CONNECTIONS, most));
  }

  @Override
  public String describe() {
    return "the bucket " + bucket + place;
  }

  @Override
  public void close() {
    s3.shutdown();
  }

  /**
   * Sends a request, and turns what may go wrong into sentences.
   *
   * @param what the access key has to be allowed to do, for example "list it"
   */
  private <T> T ask(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (AmazonServiceException e) {
      throw failure(new S3Refusal(e).reason(what), e);
    } catch (UnreadableObjectException e) {
      throw e;
    } catch (AmazonClientException | IllegalArgumentException e) {
      throw failure(e.getMessage(), e);
    }
  }

  private StoreException failure(String why, Exception cause) {
    return new StoreException(
        "The bucket %s%s cannot be used: %s%s"
            .formatted(
                bucket,
                place,
                String.valueOf(why).replaceAll("\\.$", ""),
                why != null && why.endsWith("?") ? "" : "."),
        cause);
  }
}
