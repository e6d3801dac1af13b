package io.jenkins.plugins.dogdriver.trials.acceptance;

import io.jenkins.plugins.dogdriver.testkit.DemoService;
import io.jenkins.plugins.dogdriver.testkit.MeasuredSeries;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource;
import java.net.URI;
import java.util.Locale;

/**
 * A project of the ServiceBook, with the service that it deployed.
 *
 * @param loadTest where its load test is cloned from
 */
public record LoadTestedService(String project, DemoService service, URI loadTest) {

  /** Whether a query asks for this project, as a tag has its name. */
  boolean isMeantBy(String query) {
    return query.contains("app:" + tag() + ",");
  }

  /** The name as Datadog has it in a tag. */
  String tag() {
    return project.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  SeriesSource series() {
    return new MeasuredSeries(service);
  }
}
