package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A fault in which no file of this machine can grow any more while a run is made.
 *
 * @param bucket whether the store is S3 and well, rather than a folder on the same disk
 */
record DiskFull(Checkpoint when, boolean bucket) implements Fault {
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Checkpoint when :
        List.of(
            Checkpoint.VERSION_ASKED,
            Checkpoint.START_EVENT_SENT,
            Checkpoint.LOAD_STARTED,
            Checkpoint.VERSION_ASKED_AGAIN,
            Checkpoint.STOP_EVENT_SENT)) {
      faults.add(new DiskFull(when, true));
      // If neither the store nor the journal could ever be written, the run is lost.
      if (!when.isBefore(Checkpoint.START_EVENT_SENT)) {
        faults.add(new DiskFull(when, false));
      }
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Disk full";
  }

  @Override
  public String inWords() {
    return "the disk is full from when %s, the store is %s"
        .formatted(when.inWords(), bucket ? "in S3" : "on the same disk");
  }

  @Override
  public Needs needs(Random random) {
    return bucket ? Needs.BUCKET : Needs.FOLDER;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.gates().close(when);
    Command run = bed.run();
    bed.await(when, run);
    run.fillDisk();
    // A load test that starts on a full disk may not pass.
    if (bucket && !when.isBefore(Checkpoint.LOAD_STARTED)) {
      bed.expect(run.name(), Outcome.PASSED);
    }
    bed.gates().open(when);
    bed.awaitEnd(run);
  }
}
