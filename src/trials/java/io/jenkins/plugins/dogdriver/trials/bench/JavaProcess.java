package io.jenkins.plugins.dogdriver.trials.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java with the same class path. */
final class JavaProcess {
  private JavaProcess() {}

  /** Its errors go where ours go. */
  static ProcessBuilder of(Class<?> main, String option, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(option, "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
