package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The folder of the store, or of the state, cannot be used for a while. */
record FolderFault(Set<Folder> folders, How how, When when) implements Fault {
  /** A folder that even root can make nothing in. */
  private static final Path READ_ONLY = Path.of("/proc/sys/kernel");

  private static final String AWAY = ".away";

  enum Folder {
    STORE,
    STATE;

    Path in(TestBed bed) {
      return this == STATE ? bed.state() : bed.folder().resolve("store");
    }
  }

  enum How {
    FILE("is a file"),
    READ_ONLY("is read-only"),
    DELETED("is deleted");

    private final String words;

    How(String words) {
      this.words = words;
    }
  }

  enum When {
    BEFORE("before a run"),
    LOAD("during the load"),
    END("when the load is over"),
    COLLECTION("while runs are collected");

    private final String words;

    When(String words) {
      this.words = words;
    }
  }

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (When when : When.values()) {
      for (How how : How.values()) {
        faults.add(new FolderFault(EnumSet.of(Folder.STATE), how, when));
        if (how != How.DELETED) {
          faults.add(new FolderFault(EnumSet.of(Folder.STORE), how, when));
        }
      }
    }
    // Before a run, nothing could be written down anywhere.
    for (When when : List.of(When.LOAD, When.END)) {
      faults.add(new FolderFault(EnumSet.allOf(Folder.class), How.FILE, when));
      faults.add(new FolderFault(EnumSet.allOf(Folder.class), How.READ_ONLY, when));
    }
    return faults;
  }

  @Override
  public String kind() {
    if (folders.size() > 1) {
      return "Store and state folder in trouble";
    }
    return folders.contains(Folder.STATE)
        ? "State folder in trouble"
        : "Folder of the store in trouble";
  }

  @Override
  public String inWords() {
    String which =
        folders.size() > 1
            ? "each of the two folders"
            : folders.contains(Folder.STATE) ? "the state folder" : "the folder of the store";
    return "%s %s %s".formatted(which, how.words, when.words);
  }

  @Override
  public Needs needs(Random random) {
    return folders.contains(Folder.STORE) ? Needs.any(random).withFolder() : Needs.any(random);
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    switch (when) {
      case BEFORE -> {
        Command before = bed.run();
        bed.awaitEnd(before);
        damage(bed);
        bed.awaitEnd(expectPassed(bed, bed.run()));
      }
      case LOAD -> during(Checkpoint.LOAD_STARTED, bed);
      case END -> during(Checkpoint.VERSION_ASKED_AGAIN, bed);
      case COLLECTION -> {
        bed.enqueue(2);
        if (how == How.DELETED) {
          // A run that was killed is in this folder alone, and lost with it.
          bed.awaitEnd(expectPassed(bed, bed.run()));
        } else {
          SignalToCollector.leaveRunBehind(bed);
        }
        damage(bed);
        bed.awaitEnd(bed.collect());
      }
    }
  }

  private void during(Checkpoint checkpoint, TestBed bed) throws Exception {
    bed.gates().close(checkpoint);
    Command run = bed.run();
    bed.await(checkpoint, run);
    damage(bed);
    expectPassed(bed, run);
    bed.gates().open(checkpoint);
    bed.awaitEnd(run);
  }

  /**
   * Expects that a run passed, unless both folders are unavailable: then only the journal's
   * placeholder is left of it.
   */
  private Command expectPassed(TestBed bed, Command run) {
    if (folders.size() == 1) {
      bed.expect(run.name(), Outcome.PASSED);
    }
    return run;
  }

  private void damage(TestBed bed) throws IOException {
    for (Folder which : folders) {
      Path folder = which.in(bed);
      if (how == How.DELETED) {
        Campaign.delete(folder);
        continue;
      }
      if (Files.exists(folder)) {
        Files.move(folder, away(folder));
      }
      if (how == How.FILE) {
        Files.createFile(folder);
      } else {
        Files.createSymbolicLink(folder, READ_ONLY);
      }
    }
  }

  @Override
  public void repair(TestBed bed) throws IOException {
    for (Folder which : folders) {
      Path folder = which.in(bed);
      if (how != How.DELETED && Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(folder);
      }
      if (Files.exists(away(folder))) {
        Files.move(away(folder), folder);
      }
    }
  }

  private static Path away(Path folder) {
    return folder.resolveSibling(folder.getFileName() + AWAY);
  }
}
