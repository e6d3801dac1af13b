package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Job;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import java.util.Optional;
import jenkins.model.Jenkins;

/** The page of a job that shows a trend. */
public final class TrendPage {
  /** The last part of the page's address. */
  public static final String URL_NAME = "dogdriver-trend";

  private TrendPage() {}

  /** Returns the address of the page; empty where Jenkins does not know its own address. */
  public static Optional<String> of(
      Job<?, ?> job, String project, String source, String deployment) {
    return Optional.ofNullable(Jenkins.get().getRootUrl())
        .map(
            root ->
                new UrlBuilder(root + job.getUrl() + URL_NAME + "/")
                    .with("project", project)
                    .with("source", source)
                    .with("deployment", deployment)
                    .toString());
  }
}
