package io.jenkins.plugins.dogdriver.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.testkit.S3Stub;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class ProxiedStoreTest {
  @Test
  public void aStoreIsReachedThroughTheProxyOfTheEnvironment() throws IOException {
    try (S3Stub stub = new S3Stub()) {
      EnvironmentProxies proxies =
          new EnvironmentProxies(Map.of("http_proxy", stub.endpoint().toString()), null);
      S3Settings beyond =
          new S3Settings(
              stub.settings().bucket(),
              "r",
              Optional.of(URI.create("http://s3.invalid")),
              true,
              stub.settings().accessKey());

      try (ObjectStore store = new S3ObjectStore(beyond, proxies)) {
        store.put("key", "content".getBytes(UTF_8));
        assertThat(store.get("key"))
            .hasValueSatisfying(b -> assertThat(b).asString().isEqualTo("content"));
      }
    }
  }
}
