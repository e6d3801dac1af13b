package io.jenkins.plugins.dogdriver.model;

import java.util.List;

/**
 * An entry of the ServiceBook.
 *
 * @param name its name as the ServiceBook spells it; spaces, dashes and non-ASCII letters occur
 * @param tests its tests in the order of the ServiceBook
 * @param deployments where it runs, in the order of the ServiceBook
 */
public record Project(String name, List<LoadTest> tests, List<Deployment> deployments) {
  public Project {
    tests = List.copyOf(tests);
    deployments = List.copyOf(deployments);
  }
}
