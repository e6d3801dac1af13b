package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.trials.faults.BucketGate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A bucket that refuses one kind of request.
 *
 * @param times how often; the client of S3 itself tries four times
 * @param collecting whether runs are collected meanwhile, rather than made
 */
record BucketFault(Operation operation, int status, int times, boolean collecting)
    implements Fault {
  private static final int UNTIL_REPAIRED = Integer.MAX_VALUE;

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (int times : new int[] {1, UNTIL_REPAIRED}) {
      faults.add(new BucketFault(Operation.PUT, 503, times, false));
      faults.add(new BucketFault(Operation.DELETE, 503, times, false));
      for (Operation operation : Operation.values()) {
        faults.add(new BucketFault(operation, 503, times, true));
      }
    }
    faults.add(new BucketFault(Operation.PUT, 403, UNTIL_REPAIRED, false));
    for (Operation operation : Operation.values()) {
      faults.add(new BucketFault(operation, 403, UNTIL_REPAIRED, true));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "S3 in trouble";
  }

  @Override
  public String inWords() {
    return "S3 answers %d to %s %s while %s"
        .formatted(
            status,
            operation,
            times == UNTIL_REPAIRED ? "until it is repaired" : "once",
            collecting ? "runs are collected" : "a run is made");
  }

  @Override
  public Needs needs(Random random) {
    return Needs.BUCKET;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    if (collecting) {
      bed.enqueue(3);
      bed.bucket().trouble(operation, status, times);
      bed.awaitEnd(bed.collect());
    } else {
      bed.bucket().trouble(operation, status, times);
      Command run = bed.run();
      bed.expect(run.name(), Outcome.PASSED);
      bed.awaitEnd(run);
    }
  }
}
