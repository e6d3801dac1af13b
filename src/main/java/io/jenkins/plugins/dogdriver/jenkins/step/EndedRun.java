package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A run that is recorded, and the verdict on its release so far.
 *
 * @param trend over the runs that are collected; absent where the store could not be read
 */
record EndedRun(Run run, Optional<Trend> trend) {

  Verdict verdict() {
    return trend.map(Trend::verdict).orElse(Verdict.UNCLEAR);
  }

  /** Returns whether the verdict on the release of the run is known. */
  boolean isDecided() {
    return trend.filter(found -> found.newestRelease().equals(run.version())).isPresent()
        && verdict() != Verdict.UNCLEAR;
  }

  private String sentence() {
    return trend.map(Trend::sentence).orElse("");
  }

  /** Returns why the release is rejected, in one sentence; empty where it is not. */
  Optional<String> rejection(FailOn failOn) {
    return failOn.rejects(verdict())
        ? Optional.of(Messages.EndedRun_rejected(run.version(), verdict().word(), sentence()))
        : Optional.empty();
  }

  /** Returns the values for a script: texts and numbers only. */
  Map<String, Serializable> values() {
    Map<String, Serializable> values = new LinkedHashMap<>(run.started().identity());
    values.put("start", run.start().toString());
    values.put("end", run.end().toString());
    values.put("outcome", Word.of(run.outcome()));
    values.put("successes", run.counts().successes());
    values.put("failures", run.counts().failures());
    values.put("verdict", verdict().word());
    values.put("sentence", sentence());
    return values;
  }
}
