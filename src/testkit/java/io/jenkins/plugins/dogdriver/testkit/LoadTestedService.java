package io.jenkins.plugins.dogdriver.testkit;

import java.net.URI;
import java.util.Locale;

/**
 * A project of the ServiceBook, with the service that it deployed.
 *
 * @param loadTest where its load test is cloned from
 */
public record LoadTestedService(String project, DemoService service, URI loadTest) {

  /** Returns whether a query asks for this project, by its name in a tag. */
  public boolean isMeantBy(String query) {
    return query.contains("app:" + tag() + ",");
  }

  /** Returns the name in a tag of Datadog. */
  public String tag() {
    return project.toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  SeriesSource series() {
    return new MeasuredSeries(service);
  }
}
