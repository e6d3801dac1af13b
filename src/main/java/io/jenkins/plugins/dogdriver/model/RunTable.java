package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;

/**
 * A table of measured runs, row by row, of which single columns can be read without the others.
 * Immutable, and safe for use by several threads.
 */
public interface RunTable {
  /** Returns how many rows there are, from 0 on. */
  int size();

  /** Returns the whole run of a row; each call may make a new one. */
  MeasuredRun run(int row);

  /** Returns when the run of a row started. */
  Instant start(int row);

  /** Returns whether the run of a row passed. */
  boolean passed(int row);

  /** Returns the source of the run of a row. */
  String source(int row);

  /** Returns the deployment of the run of a row. */
  String deployment(int row);

  /** Returns the version that the run of a row measured. */
  String version(int row);

  /** Returns the value of a metric in its unit; NaN where the run of the row has none. */
  double value(int row, String metric);
}
