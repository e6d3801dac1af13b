package io.jenkins.plugins.dogdriver.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.S3Stub;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/**
 * What S3 refuses: a fault of one object leaves the others, a fault of the store is one sentence.
 */
public class S3RefusalTest {
  @Rule public final StubbedBucket bucket = new StubbedBucket();

  private S3Stub stub;
  private ObjectStore objects;

  @Before
  public void use() {
    stub = bucket.stub;
    objects = bucket.objects;
  }

  @Test
  public void anObjectThatMayNotBeReadIsUnreadable() {
    refuse("GET", 403, "AccessDenied", "Access Denied");

    assertUnreadable("the access key may not read it");
  }

  @Test
  public void anArchivedObjectIsUnreadable() {
    refuse("GET", 403, "InvalidObjectState", "The operation is not valid for the storage class.");

    assertUnreadable("it is archived, and has to be restored before it can be read");
  }

  @Test
  public void anObjectWhoseKeyIsGoneIsUnreadable() {
    refuse("GET", 400, "KMS.DisabledException", "The key is disabled.");

    assertUnreadable("The key is disabled. (400)");
  }

  @Test
  public void anObjectThatIsNotWhatWasPutIsUnreadable() {
    stub.answering(
        (request, exchange) -> {
          exchange.getResponseHeaders().set("ETag", "\"5d41402abc4b2a76b9719d911017c592\"");
          S3Stub.portal(exchange);
          return true;
        });

    assertUnreadable("its content and its entity tag do not match");
  }

  @Test
  public void oneObjectThatIsRefusedHidesNoOther() {
    RunStore store = new RunStore(objects);
    Job job = store.enqueue(RunBuilder.aRun().build());
    MeasuredRun run = RunBuilder.aRun().figure("ART", 20).measured();
    store.store(run);
    stub.objects().put("job-1.json", "{}".getBytes(UTF_8));
    stub.objects().put("kintowe-1495636000.json", "{}".getBytes(UTF_8));
    stub.answering(
        (request, exchange) -> {
          boolean refused = request.key().equals("job-1.json") || request.key().contains("-149563");
          if (refused) {
            S3Stub.error(exchange, 403, "AccessDenied", "Access Denied");
          }
          return refused;
        });

    assertThat(store.queue().jobs()).containsExactly(job);
    assertThat(store.queue().unreadable())
        .containsExactly(new UnreadableObject("job-1.json", "the access key may not read it"));
    assertThat(store.runs("kintowe")).containsExactly(run);
    assertThat(store.history("kintowe").unreadable())
        .containsExactly(
            new UnreadableObject("kintowe-1495636000.json", "the access key may not read it"));
  }

  @Test
  public void whatTheKeyMayNotDoIsNamed() {
    refuse("GET", 403, "AccessDenied", "Access Denied");
    assertRefused(() -> objects.list("", ""), "the access key may not list it.");

    refuse("DELETE", 403, "AccessDenied", "Access Denied");
    assertRefused(() -> objects.delete("a.json"), "the access key may not delete objects of it.");

    refuse("PUT", 403, "AccessDenied", "Access Denied");
    assertRefused(
        () -> objects.put("a.json", new byte[1]),
        "the access key may not put objects into it, or it demands that they are encrypted (see the"
            + " setting sse).");
  }

  @Test
  public void aKeyThatHasEndedIsAFaultOfTheStore() {
    refuse("GET", 400, "ExpiredToken", "The provided token has expired.");
    assertRefused(() -> objects.get("a.json"), "The provided token has expired. (400).");

    refuse("GET", 403, "InvalidAccessKeyId", "There is no such key.");
    assertRefused(() -> objects.get("a.json"), "it does not know the access key.");
  }

  private void refuse(String method, int status, String code, String message) {
    stub.answering(
        (request, exchange) -> {
          boolean refused = request.method().equals(method);
          if (refused) {
            S3Stub.error(exchange, status, code, message);
          }
          return refused;
        });
  }

  private void assertUnreadable(String why) {
    assertThatExceptionOfType(UnreadableObjectException.class)
        .isThrownBy(() -> objects.get("a.json"))
        .withMessage(why);
  }

  private void assertRefused(Runnable work, String why) {
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(work::run)
        .withMessage("The bucket dogdriver-runs at " + stub.endpoint() + " cannot be used: " + why);
  }
}
