package io.jenkins.plugins.dogdriver.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.testkit.S3Stub;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** Stores that speak S3 in another way than Amazon's, and what only seems to be one. */
public class OddS3Test {
  @Rule public final Timeout endless = Timeout.seconds(60);

  @Rule public final StubbedBucket bucket = new StubbedBucket();

  private S3Stub stub;
  private ObjectStore objects;

  @Before
  public void use() {
    stub = bucket.stub;
    objects = bucket.objects;
  }

  @Test
  public void aListingIsReadOverAllItsPages() {
    for (int i = 0; i < 2_500; i++) {
      stub.objects().put("key-%04d".formatted(i), new byte[0]);
    }

    assertThat(objects.list("", "")).containsExactlyElementsOf(stub.objects().keySet());
    assertThat(objects.list("key-", "key-2498")).containsExactly("key-2499");
  }

  @Test
  public void aStoreThatKnowsOnlyTheOlderListingIsAnError() {
    // It ignores what it does not know, so that each page is the first one.
    stub.answering(
        (request, exchange) -> {
          S3Stub.page(exchange, List.of("a", "b"), Optional.of(""));
          return true;
        });

    assertListingFails("its listing repeats itself; it has to know ListObjectsV2");
    assertThat(stub.requests()).hasSizeLessThan(5);
  }

  @Test
  public void aStoreThatRepeatsItsTokenIsAnError() {
    AtomicInteger pages = new AtomicInteger();
    stub.answering(
        (request, exchange) -> {
          S3Stub.page(exchange, List.of("key-" + pages.incrementAndGet()), Optional.of("same"));
          return true;
        });

    assertListingFails("its listing repeats itself; it has to know ListObjectsV2");
    assertThat(pages).hasValueLessThan(5);
  }

  @Test
  public void aStoreThatListsTheSameKeysUnderNewTokensIsAnError() {
    AtomicInteger pages = new AtomicInteger();
    stub.answering(
        (request, exchange) -> {
          String token = "token-" + pages.incrementAndGet();
          S3Stub.page(exchange, List.of("a", "b"), Optional.of(token));
          return true;
        });

    assertListingFails("its listing repeats itself; it has to know ListObjectsV2");
    assertThat(pages).hasValueLessThan(5);
  }

  @Test
  public void aStoreThatListsForEverIsAnError() {
    AtomicInteger pages = new AtomicInteger();
    stub.answering(
        (request, exchange) -> {
          int page = pages.incrementAndGet();
          List<String> keys =
              IntStream.range(0, 1_000).mapToObj(i -> "key-%07d-%04d".formatted(page, i)).toList();
          S3Stub.page(exchange, keys, Optional.of("token-" + page));
          return true;
        });

    objects = new S3ObjectStore(stub.settings(), EnvironmentProxies.ofJvm(), 50_000);
    assertListingFails("it lists more than 50000 keys");
    assertThat(pages).hasValueLessThan(60);
  }

  @Test
  public void emptyPagesAreReadAsFarAsThereIsAnEnd() {
    AtomicInteger pages = new AtomicInteger();
    // As a bucket that keeps the versions of many deleted objects answers.
    stub.answering(
        (request, exchange) -> {
          int page = pages.incrementAndGet();
          S3Stub.page(
              exchange,
              page % 20 == 0 ? List.of("key") : List.of(),
              page == 20 ? Optional.empty() : Optional.of("token-" + page));
          return true;
        });
    assertThat(objects.list("", "")).containsExactly("key");

    stub.answering(
        (request, exchange) -> {
          S3Stub.page(exchange, List.of(), Optional.of("token-" + pages.incrementAndGet()));
          return true;
        });
    assertListingFails("its listing has more than 1000 pages without a key");
  }

  @Test
  public void aKeyThatIsListedTwiceIsOneKey() {
    stub.answering(
        (request, exchange) -> {
          boolean first = !request.parameters().containsKey("continuation-token");
          S3Stub.page(
              exchange,
              first ? List.of("a", "b", "b") : List.of("b", "c"),
              first ? Optional.of("next") : Optional.empty());
          return true;
        });

    assertThat(objects.list("", "")).containsExactly("a", "b", "c");
  }

  @Test
  public void keysThatWereNotAskedForAreLeftOut() {
    // A store that ignores prefix and start, and the order of keys.
    stub.answering(
        (request, exchange) -> {
          S3Stub.page(exchange, List.of("b-3", "c-1", "a-1", "b-1", "b-2"), Optional.empty());
          return true;
        });

    assertThat(objects.list("b-", "b-1")).containsExactly("b-2", "b-3");
  }

  @Test
  public void aPageForPeopleIsNoListing() {
    stub.answering(
        (request, exchange) -> {
          S3Stub.portal(exchange);
          return true;
        });

    assertListingFails(
        "its answer is not a listing; is this the address of a store that speaks S3");
  }

  @Test
  public void aPageForPeopleIsNoReceiptForAnObject() {
    stub.answering(
        (request, exchange) -> {
          S3Stub.portal(exchange);
          return true;
        });

    assertNotPut();
  }

  @Test
  public void aPageForPeopleWithATagIsNoReceiptEither() {
    for (String tag : List.of("\"5d41402abc4b2a76b9719d911017c592\"", "\"1-2\"", "W/\"x\"", "")) {
      stub.answering(
          (request, exchange) -> {
            exchange.getResponseHeaders().set("ETag", tag);
            S3Stub.portal(exchange);
            return true;
          });

      assertNotPut();
    }
  }

  @Test
  public void anObjectWhoseTagIsNotItsHashIsPutIfItIsThere() {
    // As where the store encrypts with a key of its own, or stores in parts.
    for (String tag :
        List.of(
            "", "\"5d41402abc4b2a76b9719d911017c592-1\"", "\"5d41402abc4b2a76b9719d911017c592\"")) {
      stub.answering(
          (request, exchange) -> {
            if (!request.method().equals("PUT")) {
              return false;
            }
            stub.objects().put(request.key(), "{}".getBytes(UTF_8));
            if (!tag.isEmpty()) {
              exchange.getResponseHeaders().set("ETag", tag);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            return true;
          });

      objects.put("a.json", "{}".getBytes(UTF_8));
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> objects.put("a.json", "{\"b\": 1}".getBytes(UTF_8)));
    }
  }

  @Test
  public void anObjectIsPutAsItIs() {
    // Some stores refuse a body in the encoding of Amazon's own clients.
    objects.put("a.json", "{}".getBytes(UTF_8));

    assertThat(stub.objects().get("a.json")).isEqualTo("{}".getBytes(UTF_8));
  }

  @Test
  public void whereConditionsAreIgnoredAVerdictIsClaimedAgainOnlyInTheSameMoment() {
    SeriesHistory.Series series = new SeriesHistory.Series("kintowe", "here", "stage");
    AnnouncedVerdicts.Announced verdict = new AnnouncedVerdicts.Announced("2.0.0", "slower");

    AnnouncedVerdicts first = new RunStore(objects).announcedVerdicts();
    assertThat(first.claim(series, first.last(series), verdict)).isPresent();

    assertThat(new RunStore(objects).announcedVerdicts().last(series).verdict()).contains(verdict);
  }

  @Test
  public void anyNameOfARegionIsSignedWith() {
    for (String region : List.of("SINGAPORE", "RegionOne", "auto")) {
      try (ObjectStore there = new S3ObjectStore(in(region, Optional.empty(), false))) {
        there.put("a.json", new byte[1]);
      }
      assertThat(lastHeader("Authorization")).contains("/" + region + "/s3/aws4_request");
    }
  }

  @Test
  public void anEncryptionIsAskedForWithEachObject() {
    put(in("r", Optional.of(new S3Encryption("AES256", "")), false));
    assertThat(lastHeader("x-amz-server-side-encryption")).isEqualTo("AES256");

    put(in("r", Optional.of(new S3Encryption("aws:kms", "")), false));
    assertThat(lastHeader("x-amz-server-side-encryption")).isEqualTo("aws:kms");
    assertThat(lastHeader("x-amz-server-side-encryption-aws-kms-key-id")).isNull();

    put(in("r", Optional.of(new S3Encryption("aws:kms", "alias/runs")), false));
    assertThat(lastHeader("x-amz-server-side-encryption-aws-kms-key-id")).isEqualTo("alias/runs");

    put(stub.settings());
    assertThat(lastHeader("x-amz-server-side-encryption")).isNull();
  }

  @Test
  public void aRequesterThatPaysSaysSoInEachRequest() {
    try (ObjectStore paying = new S3ObjectStore(in("r", Optional.empty(), true))) {
      paying.put("a.json", new byte[1]);
      paying.get("a.json");
      paying.list("", "");
      paying.delete("a.json");
    }

    assertThat(stub.requests())
        .hasSize(4)
        .allMatch(request -> "requester".equals(request.headers().getFirst("x-amz-request-payer")));
    put(stub.settings());
    assertThat(lastHeader("x-amz-request-payer")).isNull();
  }

  private static void put(S3Settings settings) {
    try (ObjectStore objects = new S3ObjectStore(settings)) {
      objects.put("a.json", new byte[1]);
    }
  }

  private S3Settings in(String region, Optional<S3Encryption> encryption, boolean requesterPays) {
    S3Settings some = stub.settings();
    return new S3Settings(
        some.bucket(),
        region,
        some.endpoint(),
        some.pathStyle(),
        some.accessKey(),
        encryption,
        requesterPays);
  }

  private String lastHeader(String name) {
    List<S3Stub.Request> all = stub.requests();
    return all.get(all.size() - 1).headers().getFirst(name);
  }

  private void assertNotPut() {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> objects.put("a.json", "{}".getBytes(UTF_8)))
        .withMessageStartingWith(
            "The bucket dogdriver-runs at " + stub.endpoint() + " cannot be used: ")
        .withMessageContaining("it did not store an object")
        .withMessageEndingWith("; is this the address of a store that speaks S3?");
  }

  private void assertListingFails(String why) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> objects.list("", ""))
        .withMessageStartingWith(
            "The bucket dogdriver-runs at " + stub.endpoint() + " cannot be used: " + why);
  }
}
