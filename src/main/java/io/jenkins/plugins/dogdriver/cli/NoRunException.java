package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.util.List;
import java.util.stream.Collectors;

/** Signals that there is no measured run to judge; the message names those that there are. */
final class NoRunException extends DogdriverException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_NAMED = 10;

  static NoRunException none(Engine engine) {
    return new NoRunException(
        "There is no measured run in %s. Run 'dogdriver run --project NAME' first, then 'dogdriver collect'."
            .formatted(engine.store().describe()));
  }

  /**
   * Checks that there are runs of what was asked for: a name with a typing error must not be
   * mistaken for a release that did not get slower.
   *
   * @throws NoRunException with what there is
   */
  static void check(Trend trend, Selection asked) {
    asked.source().ifPresent(name -> check(trend, "from", name, trend.sources()));
    asked.deployment().ifPresent(name -> check(trend, "on", name, trend.deployments()));
    List<String> versions = trend.releases().stream().map(Release::version).distinct().toList();
    asked.against().ifPresent(version -> check(trend, "of release", version, versions));
  }

  private static void check(Trend trend, String what, String name, List<String> known) {
    if (!known.contains(name)) {
      int more = Math.max(0, known.size() - MOST_NAMED);
      throw new NoRunException(
          "There is no measured run of %s %s '%s', only %s '%s'%s."
              .formatted(
                  trend.project(),
                  what,
                  name,
                  what,
                  known.stream().skip(more).collect(Collectors.joining("', '")),
                  more > 0 ? " and %s more".formatted(more) : ""));
    }
  }

  NoRunException(String message) {
    super(message);
  }
}
