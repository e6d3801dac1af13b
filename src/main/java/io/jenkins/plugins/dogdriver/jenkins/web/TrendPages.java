package io.jenkins.plugins.dogdriver.jenkins.web;

import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.jenkins.record.ViewerZone;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.report.ChartCache;
import io.jenkins.plugins.dogdriver.report.ProjectView;
import io.jenkins.plugins.dogdriver.report.TrendView;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.GET;

/**
 * The parts of pages that need the store, which a browser requests once it shows the page itself.
 * The object that binds it to an address checks the permission.
 */
public final class TrendPages {
  private final String base;
  private final String page;
  private final Predicate<String> shown;

  /**
   * @param base address of this below Jenkins, with a slash at its end
   * @param page address of a project's page below Jenkins, without its parameters
   * @param shown which projects are to be seen here
   */
  TrendPages(String base, String page, Predicate<String> shown) {
    this.base = base;
    this.page = page;
    this.shown = shown;
  }

  /** Returns the verdict and the pictures. */
  @GET
  public HttpResponse doBox(
      StaplerRequest2 request,
      @QueryParameter String project,
      @QueryParameter String source,
      @QueryParameter String deployment,
      @QueryParameter String against) {
    return view(request, project, selection(source, deployment, against), "box.jelly");
  }

  /** Returns everything that is known of the project. */
  @GET
  public HttpResponse doPage(
      StaplerRequest2 request,
      @QueryParameter String project,
      @QueryParameter String source,
      @QueryParameter String deployment,
      @QueryParameter String against) {
    return view(request, project, selection(source, deployment, against), "page.jelly");
  }

  /**
   * Returns a picture.
   *
   * @param version the result of {@link ChartCache#version}; the picture may be kept while it does
   *     not change
   */
  @GET
  public HttpResponse doChart(
      @QueryParameter String project,
      @QueryParameter String source,
      @QueryParameter String deployment,
      @QueryParameter String metric,
      @QueryParameter String theme,
      @QueryParameter String version) {
    return picture(
        project,
        source,
        deployment,
        metric,
        theme,
        version,
        (trend, drawn, chosen, zone) ->
            ControllerEngine.get().charts().png(trend, drawn, chosen, zone));
  }

  /** Returns a picture of the whole history; the parameters are those of {@link #doChart}. */
  @GET
  public HttpResponse doHistory(
      @QueryParameter String project,
      @QueryParameter String source,
      @QueryParameter String deployment,
      @QueryParameter String metric,
      @QueryParameter String theme,
      @QueryParameter String version) {
    return picture(
        project,
        source,
        deployment,
        metric,
        theme,
        version,
        (trend, drawn, chosen, zone) ->
            ControllerEngine.get().charts().history(trend, drawn.metric(), chosen, zone));
  }

  private interface Drawing {
    byte[] png(Trend trend, MetricTrend metric, Theme theme, ZoneId zone);
  }

  private HttpResponse picture(
      String project,
      String source,
      String deployment,
      String metric,
      String theme,
      String version,
      Drawing drawing) {
    if (metric == null || metric.isEmpty()) {
      return Answer.sentence(Answer.BAD_REQUEST, Messages.TrendPages_nameMetric());
    }
    Optional<Theme> chosen =
        Optional.ofNullable(theme).flatMap(word -> Word.find(Theme.class, word));
    if (chosen.isEmpty()) {
      return Answer.sentence(Answer.BAD_REQUEST, Messages.TrendPages_noTheme());
    }
    return answer(
        project,
        selection(source, deployment, null),
        trend -> {
          Optional<MetricTrend> drawn =
              trend.metrics().stream()
                  .filter(known -> known.metric().name().equals(metric))
                  .findFirst();
          if (drawn.isEmpty()) {
            return Answer.sentence(Answer.NOT_FOUND, Messages.TrendPages_noMetric(metric));
          }
          ZoneId zone = ViewerZone.get();
          return Answer.png(
              drawing.png(trend, drawn.get(), chosen.get(), zone),
              ChartCache.version(trend, zone).equals(version));
        });
  }

  private HttpResponse view(
      StaplerRequest2 request, String project, Selection selection, String view) {
    return answer(
        project,
        selection,
        trend -> HttpResponses.forwardToView(view(request.getContextPath(), trend), view));
  }

  private TrendView view(String context, Trend trend) {
    ZoneId zone = ViewerZone.get();
    return TrendView.of(
        trend,
        ControllerEngine.get().charts(),
        zone,
        new BuildAddresses(context + "/" + DogdriverRootAction.BUILD),
        pictures(context, trend, zone, "chart"),
        pictures(context, trend, zone, "history"),
        ControllerEngine.get().withoutKeys().graphs(),
        query(context + "/" + page, trend).toString());
  }

  private ProjectView.Pictures pictures(String context, Trend trend, ZoneId zone, String what) {
    return (metric, runs, theme) ->
        query(context + "/" + base + what, trend)
            .with("metric", metric.metric().name())
            .with("theme", Word.of(theme))
            .with("version", ChartCache.version(trend, zone))
            .toString();
  }

  private static UrlBuilder query(String path, Trend trend) {
    return new UrlBuilder(path)
        .with("project", trend.project())
        .with("source", trend.source())
        .with("deployment", trend.deployment());
  }

  private interface Work {
    HttpResponse of(Trend trend);
  }

  private HttpResponse answer(String project, Selection selection, Work work) {
    if (project == null || project.isEmpty()) {
      return Answer.sentence(Answer.BAD_REQUEST, Messages.Api_noProject());
    }
    if (!shown.test(project)) {
      return Answer.sentence(Answer.NOT_FOUND, Messages.TrendPages_noProject(project));
    }
    return orUnavailable(() -> work.of(ControllerEngine.get().trend(project, selection)));
  }

  /**
   * Returns the answer, or one sentence where the store does not answer or is configured wrongly.
   */
  static HttpResponse orUnavailable(Supplier<HttpResponse> work) {
    try {
      return work.get();
    } catch (DogdriverException e) {
      return Answer.sentence(Answer.UNAVAILABLE, sentence(e));
    }
  }

  /**
   * Returns the message for the user; problems of the configuration are shown to those who can
   * change it.
   */
  static String sentence(DogdriverException e) {
    return e instanceof SettingsException && !Jenkins.get().hasPermission(Jenkins.ADMINISTER)
        ? Messages.TrendPages_misconfigured()
        : e.getMessage();
  }

  static Selection selection(String source, String deployment, String against) {
    return new Selection(given(source), given(deployment), given(against));
  }

  private static Optional<String> given(String parameter) {
    return Optional.ofNullable(parameter).filter(text -> !text.isEmpty());
  }
}
