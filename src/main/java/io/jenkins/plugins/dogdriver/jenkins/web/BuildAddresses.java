package io.jenkins.plugins.dogdriver.jenkins.web;

import hudson.model.Job;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * Addresses of the builds that started runs, for one answer to one user: none of a build that is
 * gone, nor of a job the user may not see. No build is loaded for it.
 */
final class BuildAddresses {
  private static final Pattern ID = Pattern.compile("(.+)#([0-9]{1,9})");

  private final String context;
  private final Map<String, Optional<Job<?, ?>>> jobs = new HashMap<>();

  /**
   * @param context path of Jenkins, without a slash at its end
   */
  BuildAddresses(String context) {
    this.context = context;
  }

  Optional<String> of(String runBy) {
    Optional<Matcher> id = BuildLink.id(runBy).map(ID::matcher).filter(Matcher::matches);
    return id.flatMap(
        found ->
            jobs.computeIfAbsent(found.group(1), BuildAddresses::job)
                .filter(job -> new File(job.getBuildDir(), found.group(2)).isDirectory())
                .map(job -> context + "/" + job.getUrl() + found.group(2) + "/"));
  }

  private static Optional<Job<?, ?>> job(String fullName) {
    try {
      return Optional.ofNullable(Jenkins.get().getItemByFullName(fullName, Job.class));
    } catch (AccessDeniedException e) {
      // The user may know that there is such a job, and no more.
      return Optional.empty();
    }
  }
}
