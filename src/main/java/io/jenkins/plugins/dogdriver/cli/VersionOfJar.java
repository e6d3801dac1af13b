package io.jenkins.plugins.dogdriver.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/**
 * Provides the version of the archive and the commit it was built from, as the build wrote them
 * into its manifest. Outside a git checkout the commit is {@code unknown}.
 */
final class VersionOfJar implements IVersionProvider {
  private static final String UNKNOWN = "unknown";

  private final Optional<Manifest> manifest;

  VersionOfJar() {
    this(manifestOfThisJar());
  }

  VersionOfJar(Optional<Manifest> manifest) {
    this.manifest = manifest;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "dogDriver %s (commit %s)"
          .formatted(
              attribute(Attributes.Name.IMPLEMENTATION_VERSION),
              attribute(new Attributes.Name("Implementation-Build")))
    };
  }

  private String attribute(Attributes.Name name) {
    return manifest.map(found -> found.getMainAttributes().getValue(name)).orElse(UNKNOWN);
  }

  /** Returns the manifest of this archive; empty where the classes are not in an archive. */
  private static Optional<Manifest> manifestOfThisJar() {
    Path archive =
        Path.of(
            URI.create(
                VersionOfJar.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    if (!Files.isRegularFile(archive)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(archive.toFile())) {
      return Optional.ofNullable(jar.getManifest());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
