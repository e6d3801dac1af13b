package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverAction;
import io.jenkins.plugins.dogdriver.trend.Trend;
import jenkins.model.Jenkins;

/** The page of a job that shows the trend behind a verdict. */
final class VerdictPage {
  private VerdictPage() {}

  /** Returns its address; empty where Jenkins does not know its own. */
  static String of(Trend trend, Run<?, ?> build) {
    String root = Jenkins.get().getRootUrl();
    return root == null
        ? ""
        : new UrlBuilder(root + build.getParent().getUrl() + DogdriverAction.URL_NAME + "/")
            .with("project", trend.project())
            .with("source", trend.source())
            .with("deployment", trend.deployment())
            .toString();
  }
}
