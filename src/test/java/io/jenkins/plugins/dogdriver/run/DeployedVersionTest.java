package io.jenkins.plugins.dogdriver.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.Test;

public class DeployedVersionTest {
  private static final URI ADDRESS = URI.create("https://kinto.example/__version__");

  @Test
  public void theVersionIsBelowTheEndpoint() {
    for (String endpoint : List.of("https://kinto.example", "https://kinto.example/ ")) {
      assertThat(DeployedVersion.address(new Deployment("stage", endpoint))).isEqualTo(ADDRESS);
    }
  }

  @Test
  public void anEndpointThatIsNoWebAddressIsRefused() {
    for (String endpoint :
        List.of(
            "",
            "kinto.example",
            "file:///etc",
            "ftp://x/",
            "http://a b/",
            "//host/x",
            "http://",
            "http://[::1",
            "http://host:99999")) {
      assertThatExceptionOfType(RunException.class)
          .isThrownBy(() -> DeployedVersion.address(new Deployment("stage", endpoint)))
          .withMessage(
              "The deployment stage has the endpoint '"
                  + endpoint
                  + "' in the ServiceBook, which is not an http or https URL.");
    }
  }

  @Test
  public void whatItAnswersIsTakenAsItIs() {
    assertThat(version("{\"version\": \"6.1.0\", \"commit\": \"abc\"}")).isEqualTo("6.1.0");
    assertThat(version("{\"version\": \" <script> \"}")).isEqualTo("<script>");
    assertThat(version("{\"version\": 7}")).isEqualTo("7");
  }

  @Test
  public void theHostMayHaveAnUnderscore() {
    assertThat(DeployedVersion.address(new Deployment("stage", "http://my_svc:8000/")))
        .hasToString("http://my_svc:8000/__version__");
  }

  @Test
  public void theSchemeHasNoCaseAndTheHostMayBeAnAddress() {
    for (String endpoint :
        List.of("HTTPS://kinto.example", "http://[::1]:8000", "http://10.0.0.1")) {
      assertThat(DeployedVersion.address(new Deployment("stage", endpoint)))
          .hasToString(endpoint + "/__version__");
    }
  }

  @Test
  public void whereThereIsNoVersionTheCommitIsTheRelease() {
    String commit = "\"commit\": \"0123456789abcdef0123456789abcdef01234567\"";
    for (String version : List.of("\"\"", "\" \"", "null", "{}")) {
      assertThat(version("{\"version\": " + version + ", " + commit + "}")).isEqualTo("0123456");
    }
    assertThat(version("{" + commit + "}")).isEqualTo("0123456");
    assertThat(version("{\"commit\": \"build-17-of-a-branch\"}")).isEqualTo("build-17-of-a-branch");
    assertThat(version("{\"version\": \"1\", " + commit + "}")).isEqualTo("1");
  }

  @Test
  public void anAnswerWithoutAVersionIsNotTakenForOne() {
    assertThatExceptionOfType(RunException.class)
        .isThrownBy(() -> version("<html>"))
        .withMessage(
            "https://kinto.example/__version__ did not answer JSON, so there is no version.");
    for (String answer :
        List.of(
            "{}",
            "{\"version\": \"\"}",
            "{\"version\": null}",
            "{\"version\": {\"a\": 1}}",
            "{\"version\": \"a\\nb\"}",
            "{\"version\": \"a\\u009bb\"}",
            "{\"version\": \"a\\u202eb\"}",
            "{\"version\": \"a\\u200bb\"}",
            "{\"version\": \"a\\ud800b\"}",
            "{\"version\": \"" + "x".repeat(129) + "\"}")) {
      assertThatExceptionOfType(RunException.class)
          .isThrownBy(() -> version(answer))
          .withMessageContaining("answered without a usable version");
    }
  }

  @Test
  public void whatDockerflowSaysOfTheCodeIsKept() {
    String commit = "0123456789ABCDEF0123456789abcdef01234567";

    Deployed deployed =
        deployed(
            "{\"source\": \"https://github.com/Kinto/kinto.git\", \"version\": \"1\", \"commit\": \""
                + commit
                + "\", \"build\": \"https://ci.example/1\"}");

    assertThat(deployed)
        .isEqualTo(
            new Deployed(
                "1",
                "https://kinto.example",
                "https://github.com/Kinto/kinto",
                commit.toLowerCase(Locale.ROOT)));
  }

  @Test
  public void whatIsNotARepositoryOrACommitIsLeftOut() {
    for (String source :
        List.of(
            "\"javascript:alert(1)\"",
            "\"http://github.com/a/b\"",
            "\"https://user:secret@github.com/a/b\"",
            "\"https://github.com/a/../../b?x=<script>\"",
            "\"https://github.com/" + "a".repeat(9000) + "\"",
            "{}",
            "null",
            "7")) {
      Deployed deployed =
          deployed("{\"version\": \"1\", \"commit\": \"HEAD\", \"source\": " + source + "}");
      assertThat(deployed).isEqualTo(Deployed.of("1").at("https://kinto.example"));
    }
  }

  private static String version(String answer) {
    return deployed(answer).version();
  }

  private static Deployed deployed(String answer) {
    return DeployedVersion.of(
        new Deployment("stage", "https://kinto.example/"), answer.getBytes(UTF_8));
  }
}
