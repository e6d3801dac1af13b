package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run that was recorded, and the verdict on its release so far.
 *
 * @param trend over the runs whose figures are there; absent where the store could not be read
 */
record EndedRun(Run run, Optional<Trend> trend) {

  Verdict verdict() {
    return trend.map(Trend::verdict).orElse(Verdict.UNCLEAR);
  }

  /** As a script gets it: texts and numbers only. */
  Map<String, Serializable> values() {
    Map<String, Serializable> values = new LinkedHashMap<>();
    values.put("id", run.id());
    values.put("project", run.project());
    values.put("deployment", run.deployment());
    values.put("source", run.source());
    values.put("version", run.version());
    values.put("start", run.start().toString());
    values.put("end", run.end().toString());
    values.put("outcome", run.outcome().name().toLowerCase(Locale.ROOT));
    values.put("successes", run.counts().successes());
    values.put("failures", run.counts().failures());
    values.put("verdict", verdict().word());
    values.put("sentence", trend.map(Trend::sentence).orElse(""));
    return values;
  }
}
