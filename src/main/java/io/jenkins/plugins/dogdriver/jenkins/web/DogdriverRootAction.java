package io.jenkins.plugins.dogdriver.jenkins.web;

import hudson.Extension;
import hudson.model.RootAction;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverAction;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.report.IndexView;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;

/** The pages of all projects and of each one, and the API. */
@Extension
public final class DogdriverRootAction implements DogdriverAction, RootAction, StaplerProxy {
  private static final PermissionGroup PERMISSIONS =
      new PermissionGroup("dogDriver", DogdriverRootAction.class, Messages._displayName());

  /** The permission to submit runs that were made elsewhere. */
  public static final Permission HAND_IN =
      new Permission(
          PERMISSIONS,
          "HandIn",
          Messages._DogdriverRootAction_handIn(),
          Jenkins.ADMINISTER,
          PermissionScope.JENKINS);

  private static final String URL_NAME = "dogdriver";
  private static final String BASE = URL_NAME + "/";
  private static final String PROJECT = BASE + "project";

  /** The path of {@link #doBuild} below Jenkins. */
  static final String BUILD = BASE + "build";

  @Override
  public String getUrlName() {
    return URL_NAME;
  }

  @Override
  public Object getTarget() {
    Jenkins.get().checkPermission(Jenkins.READ);
    return this;
  }

  /** Returns the list of all projects, which a browser requests once it shows the page itself. */
  @GET
  public HttpResponse doProjects(StaplerRequest2 request) {
    return TrendPages.orUnavailable(
        () -> {
          IndexView index =
              IndexView.of(
                  ControllerEngine.get().projects(),
                  project ->
                      new UrlBuilder(request.getContextPath() + "/" + PROJECT)
                          .with("project", project)
                          .toString());
          return HttpResponses.forwardToView(index, "list.jelly");
        });
  }

  /**
   * Redirects from a run to its build, even after the job was renamed, and never to a build that
   * does not have the run.
   *
   * @param run its id
   * @param by who started it, according to the run
   */
  @GET
  public HttpResponse doBuild(
      StaplerRequest2 request, @QueryParameter String run, @QueryParameter String by) {
    return Optional.ofNullable(by)
        .flatMap(runBy -> BuildLink.build(run, runBy))
        .<HttpResponse>map(
            build -> Answer.redirect(request.getContextPath() + "/" + build.getUrl()))
        .orElseGet(() -> Answer.sentence(Answer.NOT_FOUND, Messages.DogdriverRootAction_noBuild()));
  }

  /** Returns the address of the contents of a project's page, from the context of Jenkins on. */
  public String part(String project, String source, String deployment) {
    return new UrlBuilder("/" + BASE + "trends/page")
        .with("project", project)
        .with("source", source == null ? "" : source)
        .with("deployment", deployment == null ? "" : deployment)
        .toString();
  }

  public TrendPages getTrends() {
    return new TrendPages(BASE + "trends/", PROJECT, project -> true);
  }

  public Api getApi() {
    return new Api();
  }
}
