package io.jenkins.plugins.dogdriver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.amazonaws.services.s3.AmazonS3;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import java.net.URI;
import java.util.Optional;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** Over real HTTP, against a server that speaks S3's protocol. */
public class S3ObjectStoreTest extends ObjectStoreContract {
  private static S3StandIn standIn;
  private static ObjectStore objects;

  @BeforeClass
  public static void start() {
    standIn = new S3StandIn();
    objects = new S3ObjectStore(standIn.settings());
  }

  @AfterClass
  public static void stop() {
    objects.close();
    standIn.close();
  }

  @After
  public void empty() {
    objects.list("", "").forEach(objects::delete);
  }

  @Override
  ObjectStore objects() {
    return objects;
  }

  @Test
  public void aKeyWithASlashOfAnotherProgramIsReadToo() {
    AmazonS3 another = standIn.client();
    another.putObject(S3StandIn.BUCKET, "a/b-1495636000.json", "{\"ART\": 20}");
    another.shutdown();

    assertThat(new RunStore(objects).runs("a/b"))
        .singleElement()
        .satisfies(run -> assertThat(run.value("ART")).hasValue(20));
  }

  @Test
  public void aMissingBucketIsNamed() {
    try (ObjectStore none = new S3ObjectStore(standIn.settings("no-such", S3StandIn.KEY))) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> none.list("", ""))
          .withMessage(
              "The bucket no-such at "
                  + standIn.endpoint()
                  + " cannot be used: there is no such bucket.");
    }
  }

  @Test
  public void aWrongKeyIsToldAndItsSecretIsNot() {
    AccessKey wrong = new AccessKey("the-key", new Secret("wrong-secret"), new Secret(""));
    try (ObjectStore refused = new S3ObjectStore(standIn.settings(S3StandIn.BUCKET, wrong))) {
      assertThatExceptionOfType(StoreException.class)
          // A request without a body: S3Proxy hangs up on a refused one before the body is through.
          .isThrownBy(() -> refused.list("", ""))
          .withMessageContaining("it does not know the access key")
          .satisfies(e -> assertThat(e.toString()).doesNotContain("wrong-secret"));
    }
  }

  @Test
  public void anEndpointThatIsAwayIsToldInOneSentence() {
    S3Settings away =
        new S3Settings(
            "runs",
            "us-east-1",
            Optional.of(URI.create("http://127.0.0.1:1")),
            true,
            Optional.of(S3StandIn.KEY));
    try (ObjectStore none = new S3ObjectStore(away)) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> none.get("a.json"))
          .withMessageStartingWith("The bucket runs at http://127.0.0.1:1 cannot be used: ");
    }
  }

  @Test
  public void aRequesterThatPaysSignsThatToo() {
    S3Settings settings = standIn.settings();
    try (ObjectStore paying =
        new S3ObjectStore(
            new S3Settings(
                settings.bucket(),
                settings.region(),
                settings.endpoint(),
                settings.pathStyle(),
                settings.accessKey(),
                Optional.empty(),
                true))) {
      // The server refuses what is signed wrongly.
      paying.put("a.json", bytes("one"));
      assertThat(paying.get("a.json")).hasValue(bytes("one"));
    }
  }

  @Test
  public void settingsThatCannotBeRightAreRefused() {
    S3Settings settings = standIn.settings();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> standIn.settings("no bucket", S3StandIn.KEY))
        .withMessageContaining("not 'no bucket'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new S3Settings(
                    "runs", "us-east-1", Optional.of(URI.create("x:y")), true, Optional.empty()))
        .withMessage("The S3 endpoint is an http or https URL, not 'x:y'.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new S3Settings("runs", "RegionOne", Optional.empty(), true, Optional.empty()))
        .withMessage("A region is named like us-east-1, not 'RegionOne'.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new S3Settings("runs", "region/one", settings.endpoint(), true, Optional.empty()))
        .withMessage("A region is named like us-east-1, not 'region/one'.");
  }
}
