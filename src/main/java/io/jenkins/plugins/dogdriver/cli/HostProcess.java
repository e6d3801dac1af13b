package io.jenkins.plugins.dogdriver.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The process that the commands run in, as far as they depend on it. */
final class HostProcess {
  private final Map<String, String> environment;
  private final Clock clock;
  private final InputStream input;
  private final Path folder;

  /**
   * @param folder where the file of settings is searched
   */
  HostProcess(Map<String, String> environment, Clock clock, InputStream input, Path folder) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.input = input;
    this.folder = folder;
  }

  Map<String, String> environment() {
    return environment;
  }

  Clock clock() {
    return clock;
  }

  InputStream input() {
    return input;
  }

  Path folder() {
    return folder;
  }
}
