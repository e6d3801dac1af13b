package io.jenkins.plugins.dogdriver.trials.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts another Java with the same class path. */
final class JavaProcess {
  private JavaProcess() {}

  /** Returns a process whose errors go to the same place as those of this one. */
  static ProcessBuilder of(Class<?> main, String option, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(option, "-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
