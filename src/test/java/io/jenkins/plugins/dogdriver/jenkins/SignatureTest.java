package io.jenkins.plugins.dogdriver.jenkins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.Test;

/** The signatures of src/jenkins-api are those of the real Jenkins. */
public class SignatureTest {
  private static final String REAL = "jenkins.jars";

  @Test
  public void everySignatureIsThatOfTheRealJenkins() throws IOException {
    String jars = System.getProperty(REAL, "");
    assumeTrue(
        "Run with -Djenkins.jars=DIR, a folder with jenkins-core's and the plugins' jars.",
        !jars.isBlank());

    try (ClassFiles real = ClassFiles.ofJars(Path.of(jars))) {
      assertThat(new SignatureCheck(real).differences(ClassFiles.signatures())).isEmpty();
    }
  }
}
