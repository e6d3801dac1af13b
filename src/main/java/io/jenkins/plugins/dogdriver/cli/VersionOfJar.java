package io.jenkins.plugins.dogdriver.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build writes into the archive. */
final class VersionOfJar implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VersionOfJar.class.getPackage().getImplementationVersion();
    return new String[] {"dogDriver " + Objects.requireNonNullElse(version, "(not packaged)")};
  }
}
