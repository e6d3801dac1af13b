package io.jenkins.plugins.dogdriver.jenkins.web;

import hudson.Extension;
import hudson.model.RootAction;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverAction;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.report.IndexView;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;

/** Every project of the store, a page for each, and the API. */
@Extension
public final class DogdriverRootAction extends DogdriverAction implements RootAction, StaplerProxy {
  private static final PermissionGroup PERMISSIONS =
      new PermissionGroup("dogDriver", DogdriverRootAction.class, Messages._displayName());

  /** To hand in runs that were made elsewhere. */
  public static final Permission HAND_IN =
      new Permission(
          PERMISSIONS,
          "HandIn",
          Messages._DogdriverRootAction_handIn(),
          Jenkins.ADMINISTER,
          PermissionScope.JENKINS);

  private static final String BASE = URL_NAME + "/";
  private static final String PROJECT = BASE + "project";

  @Override
  public Object getTarget() {
    Jenkins.get().checkPermission(Jenkins.READ);
    return this;
  }

  /** The list of all projects, which a browser asks for once it shows the page itself. */
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

  /** Address of what the page of a project shows, from the context of Jenkins on. */
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
