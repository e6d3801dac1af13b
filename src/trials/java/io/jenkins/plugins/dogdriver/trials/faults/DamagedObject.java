package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** An object that cannot be read lies among those of a run that is to be recorded all the same. */
record DamagedObject(Place place, Damage damage) implements Fault {
  enum Place {
    QUEUE("in the queue"),
    MEASURED("among the measured runs"),
    SPOOL("among the runs that wait for the store"),
    JOURNAL("in the journal");

    private final String words;

    Place(String words) {
      this.words = words;
    }
  }

  /** The damage of the object. */
  enum Damage {
    TRUNCATED("is truncated"),
    EMPTY("is empty"),
    BINARY("has random bytes"),
    LARGE("has 3 MB of random bytes"),
    DANGLING_LINK("is a link to nothing"),
    LOOP_OF_LINKS("is a link to itself"),
    DIRECTORY("is a directory"),
    PIPE("is a pipe");

    private final String words;

    Damage(String words) {
      this.words = words;
    }

    boolean isContent() {
      return compareTo(LARGE) <= 0;
    }

    byte[] content(Random random) {
      byte[] bytes = new byte[this == LARGE ? 3 * 1024 * 1024 : this == EMPTY ? 0 : 400];
      random.nextBytes(bytes);
      return this == TRUNCATED ? "{\"id\": \"4711\", \"project\": \"kin".getBytes() : bytes;
    }

    void put(Path file, Random random) throws IOException, InterruptedException {
      switch (this) {
        case DANGLING_LINK -> Files.createSymbolicLink(file, Path.of("nowhere"));
        case LOOP_OF_LINKS -> Files.createSymbolicLink(file, file.getFileName());
        case DIRECTORY -> Files.createDirectory(file);
        case PIPE -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
        default -> Files.write(file, content(random));
      }
    }
  }

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Place place : Place.values()) {
      for (Damage damage : Damage.values()) {
        faults.add(new DamagedObject(place, damage));
      }
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Damaged object";
  }

  @Override
  public String inWords() {
    return "an object %s %s".formatted(place.words, damage.words);
  }

  @Override
  public Needs needs(Random random) {
    boolean inStore = place == Place.QUEUE || place == Place.MEASURED;
    Needs any = Needs.any(random).withScript();
    return inStore && !damage.isContent() ? any.withFolder() : any;
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    bed.enqueue(1);
    if (place == Place.JOURNAL) {
      SignalToCollector.leaveRunBehind(bed);
      plant(bed, journal(bed), "job-" + UUID.randomUUID() + ".json");
    } else if (place == Place.SPOOL) {
      plant(bed, bed.state().resolve("spool"), "job-" + UUID.randomUUID() + ".json");
    } else {
      plantInStore(bed);
    }
    Command run = bed.run();
    bed.expect(run.name(), Outcome.PASSED);
    bed.awaitEnd(run);
    bed.awaitEnd(bed.collect());
    bed.awaitEnd(bed.start("trend", List.of("trend", "--project", Services.PROJECT)));
  }

  private void plantInStore(TestBed bed) throws Exception {
    String name =
        place == Place.QUEUE
            ? "job-" + UUID.randomUUID() + ".json"
            : "%s-%d-0123abcd.json"
                .formatted(Services.PROJECT, Instant.now().getEpochSecond() - 300);
    if (damage.isContent()) {
      bed.storage().put(name, damage.content(bed.random()));
      bed.planted(name);
    } else {
      plant(bed, bed.folder().resolve("store"), name);
    }
  }

  private void plant(TestBed bed, Path folder, String name) throws Exception {
    damage.put(Files.createDirectories(folder).resolve(name), bed.random());
    bed.planted(name);
  }

  private static Path journal(TestBed bed) throws IOException {
    try (Stream<Path> folders = Files.list(bed.state())) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith("started-"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("The killed run left no journal."));
    }
  }
}
