package io.jenkins.plugins.dogdriver.trials.faults;

import java.util.Random;

/** A fault: one way in which something fails. */
interface Fault {
  /**
   * The requirements of a fault for its test bed.
   *
   * @param bucket a store in S3 rather than in a folder
   * @param realMoloslave the real moloslave rather than a script in its place
   */
  record Needs(boolean bucket, boolean realMoloslave) {
    private static final double SHARE_OF_BUCKETS = 0.3;
    private static final double SHARE_OF_REAL_MOLOSLAVES = 0.12;

    static final Needs BUCKET = new Needs(true, false);
    static final Needs FOLDER = new Needs(false, false);

    /** Returns random requirements, for a fault without any. */
    static Needs any(Random random) {
      return new Needs(
          random.nextDouble() < SHARE_OF_BUCKETS, random.nextDouble() < SHARE_OF_REAL_MOLOSLAVES);
    }

    Needs withBucket() {
      return new Needs(true, realMoloslave);
    }

    Needs withFolder() {
      return new Needs(false, realMoloslave);
    }

    Needs withScript() {
      return new Needs(bucket, false);
    }
  }

  /** Returns the kind of the fault, which is a row of the table. */
  String kind();

  /** Returns what goes wrong and when, as a sentence without its full stop. */
  String inWords();

  /** Returns what it needs; by default anything will do. */
  default Needs needs(Random random) {
    return Needs.any(random);
  }

  /**
   * Runs dogDriver and injects the fault.
   *
   * @throws IllegalStateException if it did not come to that
   */
  void inject(TestBed bed) throws Exception;

  /** Repairs what the stand-ins do not repair by themselves; by default nothing. */
  default void repair(TestBed bed) throws Exception {}
}
