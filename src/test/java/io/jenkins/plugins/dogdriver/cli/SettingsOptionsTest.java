package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.S3ObjectStore;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the command line, the environment and the file say of a setting, the stronger first. */
public class SettingsOptionsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private S3StandIn s3;

  @Before
  public void putARunIntoTheBucket() {
    s3 = new S3StandIn();
    try (RunStore store = new RunStore(new S3ObjectStore(s3.settings()))) {
      store.store(aRun().figure("ART", 20).measured());
    }
  }

  @After
  public void stop() {
    s3.close();
  }

  @Test
  public void aBucketIsUsedWithTheKeyOfTheFile() throws IOException {
    Path config = config(s3.endpoint().toString());

    assertHasTheRun(Map.of(), "--config", config.toString());
  }

  @Test
  public void theEnvironmentNamesTheFileAndAnotherEndpoint() throws IOException {
    Path config = config("http://127.0.0.1:1");

    assertHasTheRun(
        Map.of(
            "DOGDRIVER_CONFIG", config.toString(),
            "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
            "AWS_ENDPOINT_URL_S3", s3.endpoint().toString()));
  }

  @Test
  public void anOptionIsStrongerThanTheEnvironment() throws IOException {
    Path config = config("http://127.0.0.1:1");

    assertHasTheRun(
        Map.of("DOGDRIVER_CONFIG", "none.yml", "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:1"),
        "--config",
        config.toString(),
        "--endpoint",
        s3.endpoint().toString());
  }

  @Test
  public void aFolderReplacesTheBucketOfTheFile() throws IOException {
    Path config = config("http://127.0.0.1:1");
    Path runs = folder.getRoot().toPath().resolve("runs");
    try (RunStore store = new RunStore(new FolderObjectStore(runs))) {
      store.store(aRun().figure("ART", 20).measured());
    }

    assertHasTheRun(Map.of(), "--config", config.toString(), "--store", runs.toString());
  }

  private static void assertHasTheRun(Map<String, String> environment, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "trend";
    arguments[1] = "--project";
    arguments[2] = "kintowe";
    System.arraycopy(options, 0, arguments, 3, options.length);

    CommandLineRun trend = CommandLineRun.of(environment, Clock.systemUTC(), arguments);

    assertThat(trend.exitCode()).as(trend.err()).isZero();
    assertThat(trend.out()).contains("kintowe", "6.0.2");
  }

  private Path config(String endpoint) throws IOException {
    return Files.writeString(
        folder.newFile("dogdriver.yml").toPath(),
        """
        store: {s3: {bucket: %s, endpoint: "%s", accessKeyId: %s, secretAccessKey: %s}}
        """
            .formatted(
                S3StandIn.BUCKET, endpoint, S3StandIn.KEY.id(), S3StandIn.KEY.secret().reveal()));
  }
}
