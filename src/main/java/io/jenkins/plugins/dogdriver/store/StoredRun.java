package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.util.Comparator;

/**
 * A measured run and where it lies.
 *
 * @param key of its object
 */
record StoredRun(String key, MeasuredRun measured) {
  static final Comparator<StoredRun> BY_START =
      Comparator.comparing(StoredRun::measured, MeasuredRun.BY_START).thenComparing(StoredRun::key);
}
