package io.jenkins.plugins.dogdriver.store;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.model.ListObjectsV2Request;
import com.amazonaws.services.s3.model.ListObjectsV2Result;
import com.amazonaws.services.s3.model.S3ObjectSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.xml.sax.SAXException;

/**
 * The keys of a bucket, page by page. It ends with every answer of the store: some stores know only
 * an older kind of listing, and answer with the first page again and again.
 */
final class S3Listing {
  /** A bucket that keeps versions has an empty page for every thousand deleted objects. */
  private static final int MOST_EMPTY_PAGES = 1_000;

  private final AmazonS3 s3;
  private final String bucket;
  private final int mostKeys;
  private final Function<String, StoreException> failure;
  private final Set<String> tokens = new HashSet<>();
  private final Map<String, String> tags = new HashMap<>();
  private int emptyPages;

  /**
   * @param mostKeys a listing with more of them is one without an end
   * @param failure makes the error of what is wrong with the store, a part of a sentence
   */
  S3Listing(AmazonS3 s3, String bucket, int mostKeys, Function<String, StoreException> failure) {
    this.s3 = s3;
    this.bucket = bucket;
    this.mostKeys = mostKeys;
    this.failure = failure;
  }

  /**
   * Reads the objects, once, in the order of the characters of their keys.
   *
   * @throws StoreException if the store does not answer as S3 does
   */
  List<ListedObject> read(String prefix, String startAfter) {
    ListObjectsV2Request request =
        new ListObjectsV2Request().withBucketName(bucket).withPrefix(prefix);
    if (!startAfter.isEmpty()) {
      request.setStartAfter(startAfter);
    }
    ListObjectsV2Result page;
    do {
      page = page(request);
      add(page.getObjectSummaries());
      if (page.isTruncated() && !tokens.add(page.getNextContinuationToken())) {
        throw repeated();
      }
      request.setContinuationToken(page.getNextContinuationToken());
    } while (page.isTruncated());
    return inOrder(prefix, startAfter);
  }

  private ListObjectsV2Result page(ListObjectsV2Request request) {
    try {
      ListObjectsV2Result page = s3.listObjectsV2(request);
      if (page.getBucketName() != null) {
        return page;
      }
    } catch (AmazonServiceException e) {
      throw e;
    } catch (SdkClientException e) {
      if (!(e.getCause() instanceof SAXException)) {
        throw e;
      }
    }
    throw failure.apply("its answer is not a listing" + S3ObjectStore.NOT_S3);
  }

  private void add(List<S3ObjectSummary> page) {
    int before = tags.size();
    page.forEach(object -> tags.put(object.getKey(), String.valueOf(object.getETag())));
    if (tags.size() > mostKeys) {
      throw failure.apply("it lists more than " + mostKeys + " keys");
    }
    if (tags.size() == before && !page.isEmpty()) {
      throw repeated();
    }
    emptyPages = page.isEmpty() ? emptyPages + 1 : 0;
    if (emptyPages > MOST_EMPTY_PAGES) {
      throw failure.apply("its listing has more than " + MOST_EMPTY_PAGES + " pages without a key");
    }
  }

  private StoreException repeated() {
    return failure.apply("its listing repeats itself; it has to know ListObjectsV2");
  }

  /**
   * Returns what was asked for, in order: a store may know neither prefix nor start, and have an
   * order of its own.
   */
  private List<ListedObject> inOrder(String prefix, String startAfter) {
    return tags.entrySet().stream()
        .filter(object -> object.getKey().startsWith(prefix))
        .filter(object -> object.getKey().compareTo(startAfter) > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(object -> new ListedObject(object.getKey(), object.getValue()))
        .toList();
  }
}
