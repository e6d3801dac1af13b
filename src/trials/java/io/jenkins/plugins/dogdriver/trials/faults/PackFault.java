package io.jenkins.plugins.dogdriver.trials.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A packing of runs of days ago that goes wrong. */
record PackFault(Trouble trouble) implements Fault {
  private static final int EACH = 3;

  /** The number of runs, enough for a pack. */
  private static final int RUNS = 250;

  private static final List<String> PACK = List.of("pack");

  enum Trouble {
    KILLED("a packing program is killed"),
    TWO("two programs pack at once, one of them is killed"),
    DAMAGED("a pack is damaged"),
    TRUNCATED("a pack breaks off"),
    GONE("a pack is deleted"),
    DISK_FULL("the disk is full");

    private final String words;

    Trouble(String words) {
      this.words = words;
    }
  }

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Trouble trouble : Trouble.values()) {
      for (int i = 0; i < EACH; i++) {
        faults.add(new PackFault(trouble));
      }
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Packing of old runs";
  }

  @Override
  public String inWords() {
    return trouble.words;
  }

  @Override
  public Needs needs(Random random) {
    Needs any = Needs.any(random).withScript();
    return trouble == Trouble.DISK_FULL ? any.withFolder() : any;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.storeOldRuns(RUNS);
    Command first = bed.start("pack1", PACK);
    switch (trouble) {
      case KILLED -> kill(bed, first);
      case TWO -> {
        Command second = bed.start("pack2", PACK);
        kill(bed, first);
        bed.awaitEnd(second);
      }
      case DISK_FULL -> {
        first.fillDisk();
        bed.awaitEnd(first);
      }
      case DAMAGED, TRUNCATED, GONE -> {
        bed.awaitEnd(first);
        damage(bed);
      }
    }
    bed.awaitEnd(bed.start("trend", List.of("trend", "--project", Services.PROJECT)));
  }

  private static void kill(TestBed bed, Command pack) throws IOException, InterruptedException {
    bed.pause(Duration.ofMillis(1_500));
    pack.signal(Signal.KILL);
    bed.awaitEnd(pack);
  }

  private void damage(TestBed bed) throws Exception {
    Map.Entry<String, byte[]> pack =
        bed.storage().objects().entrySet().stream()
            .filter(object -> object.getKey().endsWith(".gz"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no pack."));
    byte[] content = pack.getValue().clone();
    if (trouble == Trouble.GONE) {
      bed.storage().delete(pack.getKey());
    } else if (trouble == Trouble.TRUNCATED) {
      int length = bed.random().nextInt(content.length);
      bed.storage().put(pack.getKey(), Arrays.copyOf(content, length));
    } else {
      content[bed.random().nextInt(content.length)] ^= (byte) (1 + bed.random().nextInt(255));
      bed.storage().put(pack.getKey(), content);
    }
  }
}
