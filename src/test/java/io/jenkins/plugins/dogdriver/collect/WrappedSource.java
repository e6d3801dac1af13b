package io.jenkins.plugins.dogdriver.collect;

import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A source that something happens before. */
abstract class WrappedSource implements FigureSource {
  private final FigureSource source;

  WrappedSource(FigureSource source) {
    this.source = source;
  }

  abstract void before(String project);

  @Override
  public Map<String, Figure> figures(
      List<Metric> metrics, String project, String deployment, Instant start, Instant end) {
    before(project);
    return source.figures(metrics, project, deployment, start, end);
  }

  @Override
  public void checkKeys() {
    source.checkKeys();
  }
}
