package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.junit.Test;

public class VersionOfJarTest {
  @Test
  public void theVersionAndTheCommitAreThoseOfTheBuild() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2.0");
    manifest.getMainAttributes().putValue("Implementation-Build", "0123456789ab");

    assertThat(new VersionOfJar(Optional.of(manifest)).getVersion())
        .containsExactly("dogDriver 1.2.0 (commit 0123456789ab)");
  }

  @Test
  public void outsideAnArchiveTheyAreUnknown() {
    assertThat(CommandLineRun.of(Map.of(), Clock.systemUTC(), "--version").out())
        .isEqualTo("dogDriver unknown (commit unknown)\n");
  }
}
