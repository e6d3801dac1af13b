package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import io.jenkins.plugins.dogdriver.testkit.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Copies what {@code moloslave} can clone, with the git of the user. */
public class LoadTestCopyTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** Such a server cannot send a part of the history. */
  @Test
  public void aRepositoryOnAPlainWebServerIsCopied() throws Exception {
    try (StandIns standIns = new StandIns(folder.newFolder("stand-ins").toPath())) {
      LoadTestedService service = standIns.service("kintowe", new Release("1.0.0", 1));

      try (LoadTestCopy copy = new LoadTestCopy(service.loadTest().toString(), System.getenv())) {
        copy.set("dogdriver", 3, Duration.ofSeconds(7));

        assertThat(Path.of(copy.url()).resolve("molotov.json"))
            .content()
            .contains("\"workers\":3", "\"duration\":7");
      }
    }
  }

  @Test
  public void theCopyIsNeitherSignedNorCheckedAsTheUsersOwnWorkIs() throws Exception {
    Path home = folder.newFolder("home").toPath();
    Path hook = Files.createDirectories(home.resolve("hooks")).resolve("pre-commit");
    Files.writeString(hook, "#!/bin/sh\nexit 1\n");
    assertThat(hook.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve(".gitconfig"),
        """
        [commit]
          gpgSign = true
        [user]
          signingKey = nobody
        [core]
          hooksPath = %s
        """
            .formatted(hook.getParent()));
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("HOME", home.toString());
    try (StandIns standIns = new StandIns(folder.newFolder("stand-ins").toPath())) {
      LoadTestedService service = standIns.service("kintowe", new Release("1.0.0", 1));

      try (LoadTestCopy copy = new LoadTestCopy(service.loadTest().toString(), environment)) {
        copy.set("dogdriver", 3, Duration.ofSeconds(7));
      }
    }
  }
}
