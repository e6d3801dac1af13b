package io.jenkins.plugins.dogdriver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.testkit.S3Stub;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** A bucket that closes the connection before the end of an object. */
public class BrokenOffObjectTest {
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
  public void anObjectThatBreaksOffIsAskedForOnceMore() {
    AtomicInteger asked = new AtomicInteger();
    stub.objects().put("a", new byte[] {'1'});
    stub.answering((request, exchange) -> asked.incrementAndGet() == 1 && breaksOff(exchange));

    assertThat(objects.get("a")).hasValueSatisfying(found -> assertThat(found).containsOnly('1'));
    assertThat(asked).hasValue(2);
  }

  @Test
  public void anObjectThatBreaksOffAgainIsUnreadable() {
    stub.answering((request, exchange) -> breaksOff(exchange));

    assertThatThrownBy(() -> objects.get("a"))
        .isInstanceOf(UnreadableObjectException.class)
        .hasMessageStartingWith("its content breaks off: ");
  }

  private static boolean breaksOff(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1_000);
    exchange.getResponseBody().write('{');
    exchange.getResponseBody().flush();
    exchange.close();
    return true;
  }
}
