package io.jenkins.plugins.dogdriver.jenkins.web;

import io.jenkins.plugins.dogdriver.engine.BuildReference;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.report.ApiJson;
import io.jenkins.plugins.dogdriver.report.TrendJson;
import io.jenkins.plugins.dogdriver.run.RefusedRunException;
import io.jenkins.plugins.dogdriver.run.RunSubmission;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.WebMethod;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/**
 * The API, through which programs read trends and submit runs, as JSON. An error is {@code
 * {"error": "one sentence"}} with the status 400, 403, 404 or 503.
 */
public final class Api {
  private static final String JSON = "application/json";

  @GET
  public HttpResponse doProjects() {
    return answer(
        engine -> Answer.json(Answer.OK, ApiJson.projects(ControllerEngine.get().projects())));
  }

  @GET
  public HttpResponse doTrend(
      @QueryParameter String project,
      @QueryParameter String source,
      @QueryParameter String deployment,
      @QueryParameter String against) {
    return answer(
        engine -> {
          runs(engine, project);
          Trend trend =
              ControllerEngine.get()
                  .trend(project, TrendPages.selection(source, deployment, against));
          return Answer.json(Answer.OK, TrendJson.of(trend));
        });
  }

  @GET
  @WebMethod(name = "runs")
  public HttpResponse listRuns(
      @QueryParameter String project,
      @QueryParameter String metric,
      @QueryParameter String since,
      @QueryParameter String limit) {
    return answer(
        engine -> {
          List<MeasuredRun> runs = runs(engine, project);
          Set<String> known = ApiJson.metrics(runs);
          if (metric == null || metric.isEmpty()) {
            throw new BadRequestException(
                Answer.BAD_REQUEST, Messages.Api_noMetric(String.join(", ", known)));
          }
          if (!known.contains(metric)) {
            throw new BadRequestException(
                Answer.NOT_FOUND, Messages.Api_unknownMetric(metric, String.join(", ", known)));
          }
          RunPage page = RunPage.of(runs, metric, since, limit);
          return Answer.json(Answer.OK, ApiJson.runs(page.runs(), metric))
              .withNext(page.next().map(start -> next(project, metric, start, limit)));
        });
  }

  @POST
  @WebMethod(name = "runs")
  public HttpResponse handIn(StaplerRequest2 request) throws IOException {
    if (!Jenkins.get().hasPermission(DogdriverRootAction.HAND_IN)) {
      return error(Answer.FORBIDDEN, Messages.Api_mayNotHandIn());
    }
    // Jenkins has read the body of a form by now.
    if (request.getContentType() == null || !request.getContentType().startsWith(JSON)) {
      return error(Answer.BAD_REQUEST, Messages.Api_noJson(JSON));
    }
    byte[] body = request.getInputStream().readNBytes(RunSubmission.LARGEST + 1);
    return answer(
        engine -> {
          RunSubmission.Receipt receipt =
              new RunSubmission(engine.store(), Clock.systemUTC(), BuildReference::isClaimed)
                  .take(body, Jenkins.getAuthentication2().getName());
          return Answer.json(
              receipt.isNew() ? Answer.CREATED : Answer.OK, ApiJson.receipt(receipt));
        });
  }

  private static String next(String project, String metric, Instant start, String limit) {
    return new UrlBuilder("runs")
        .with("project", project)
        .with("metric", metric)
        .with("since", start.toString())
        .with("limit", limit)
        .toString();
  }

  private static List<MeasuredRun> runs(Engine engine, String project) {
    if (project == null || project.isEmpty()) {
      throw new BadRequestException(Answer.BAD_REQUEST, Messages.Api_noProject());
    }
    List<MeasuredRun> runs = engine.store().runs(project);
    if (runs.isEmpty()) {
      List<String> unreadable = engine.trend(project, Selection.NEWEST).flags();
      throw unreadable.isEmpty()
          ? new BadRequestException(Answer.NOT_FOUND, Messages.Api_unknownProject(project))
          : new BadRequestException(Answer.UNAVAILABLE, String.join(" ", unreadable));
    }
    return runs;
  }

  private static HttpResponse answer(Function<Engine, HttpResponse> work) {
    try {
      return work.apply(ControllerEngine.get().withoutKeys());
    } catch (BadRequestException e) {
      return error(e.status(), e.getMessage());
    } catch (RefusedRunException e) {
      return error(Answer.BAD_REQUEST, e.getMessage());
    } catch (DogdriverException e) {
      return error(Answer.UNAVAILABLE, TrendPages.sentence(e));
    }
  }

  private static HttpResponse error(int status, String sentence) {
    return Answer.json(status, ApiJson.error(sentence));
  }
}
