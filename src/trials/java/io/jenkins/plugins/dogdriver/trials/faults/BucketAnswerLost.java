package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.trials.faults.BucketGate.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A bucket that does what it is asked to, and answers that it did not; or lists a key twice. */
record BucketAnswerLost(Operation operation, boolean lasting) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Operation operation : List.of(Operation.PUT, Operation.DELETE, Operation.LIST)) {
      faults.add(new BucketAnswerLost(operation, false));
      faults.add(new BucketAnswerLost(operation, true));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "S3 in trouble";
  }

  @Override
  public String inWords() {
    return operation == Operation.LIST
        ? "S3 lists every key twice"
        : "S3 does a %s and answers 500, %s"
            .formatted(operation, lasting ? "until it is repaired" : "once");
  }

  @Override
  public Needs needs(Random random) {
    return Needs.BUCKET;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.enqueue(2);
    bed.bucket().deceive(operation, lasting ? Integer.MAX_VALUE : 1);
    bed.awaitEnd(bed.run());
    bed.awaitEnd(bed.collect());
  }
}
