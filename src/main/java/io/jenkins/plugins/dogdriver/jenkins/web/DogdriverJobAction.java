package io.jenkins.plugins.dogdriver.jenkins.web;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverAction;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.TrendPage;
import io.jenkins.plugins.dogdriver.store.SeriesHistory;
import java.util.List;
import java.util.Optional;
import jenkins.management.Badge;
import jenkins.model.Tab;
import org.kohsuke.stapler.StaplerProxy;

/** The trends of the projects that a job runs, on its page and on a separate one. */
public final class DogdriverJobAction extends Tab implements DogdriverAction, StaplerProxy {
  /** The number of builds that are searched for a verdict. */
  private static final int BUILDS = 10;

  private final Job<?, ?> job;
  private final List<Series> series;

  /**
   * A series that a job measures.
   *
   * @param box address of its part of the job's page, from the context of Jenkins on
   * @param page address of its part of the separate page, from the context of Jenkins on
   */
  public record Series(String project, String source, String deployment, String box, String page) {}

  /**
   * @param measured by the job's last builds, the newest first
   */
  DogdriverJobAction(Job<?, ?> job, List<SeriesHistory.Series> measured) {
    super(job);
    this.job = job;
    this.series =
        measured.stream()
            .map(each -> series(each.project(), each.source(), each.deployment()))
            .toList();
  }

  private Series series(String project, String source, String deployment) {
    return new Series(
        project,
        source,
        deployment,
        query("box", project, source, deployment),
        query("page", project, source, deployment));
  }

  private String query(String part, String project, String source, String deployment) {
    return new UrlBuilder("/" + base() + part)
        .with("project", project)
        .with("source", source)
        .with("deployment", deployment)
        .toString();
  }

  private String base() {
    return job.getUrl() + TrendPage.URL_NAME + "/trends/";
  }

  @Override
  public String getUrlName() {
    return TrendPage.URL_NAME;
  }

  @Override
  public Object getTarget() {
    job.checkPermission(Item.READ);
    return this;
  }

  public Job<?, ?> getJob() {
    return job;
  }

  /** Returns the badge of the newest build with a verdict, among the last ones. */
  @Override
  public Badge getBadge() {
    Run<?, ?> build = job.getLastBuild();
    for (int i = 0; i < BUILDS && build != null; i++, build = build.getPreviousBuild()) {
      DogdriverRunsAction action = build.getAction(DogdriverRunsAction.class);
      if (action != null && action.getRuns().stream().anyMatch(run -> run.getVerdict() != null)) {
        return action.getBadge();
      }
    }
    return null;
  }

  /** Returns the subject of the separate page: the project where there is one, else the job. */
  public String getSubject() {
    List<String> projects = series.stream().map(Series::project).distinct().toList();
    return projects.size() == 1 ? projects.get(0) : job.getDisplayName();
  }

  /** Returns each series that the last builds measured. */
  public List<Series> getSeries() {
    return series;
  }

  /**
   * Returns the series on the separate page: the one that its parameters choose, or else all.
   *
   * @param project empty for all
   */
  public List<Series> chosen(String project, String source, String deployment) {
    if (project == null || project.isEmpty()) {
      return series;
    }
    return List.of(series(project, orEmpty(source), orEmpty(deployment)));
  }

  private static String orEmpty(String parameter) {
    return Optional.ofNullable(parameter).orElse("");
  }

  public TrendPages getTrends() {
    return new TrendPages(
        base(),
        job.getUrl() + TrendPage.URL_NAME + "/",
        project -> series.stream().anyMatch(measured -> measured.project().equals(project)));
  }
}
