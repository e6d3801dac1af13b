package io.jenkins.plugins.dogdriver.jenkins.web;

import hudson.model.Job;
import io.jenkins.plugins.dogdriver.engine.BuildReference;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.report.TrendView;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the addresses that lead to the builds that started runs, for one answer to one user: none
 * of a build that is gone, nor of a job the user may not see. This loads no build; {@link
 * DogdriverRootAction#doBuild} checks whether the build has the run when the user follows the link.
 */
final class BuildAddresses implements TrendView.Builds {
  private final String page;
  private final Map<String, List<Job<?, ?>>> jobs = new HashMap<>();

  /**
   * @param page address that leads from a run to its build, without its parameters
   */
  BuildAddresses(String page) {
    this.page = page;
  }

  @Override
  public Optional<String> address(String id, String runBy) {
    return BuildLink.reference(runBy)
        .filter(this::isThere)
        .map(build -> new UrlBuilder(page).with("run", id).with("by", runBy).toString());
  }

  private boolean isThere(BuildReference build) {
    return jobs.computeIfAbsent(build.job(), name -> BuildLink.jobs(build)).stream()
        .anyMatch(job -> new File(job.getBuildDir(), String.valueOf(build.number())).isDirectory());
  }
}
