package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A load test that does not do what load tests do. */
record LoadTestFault(Behaviour behaviour) implements Fault {
  enum Behaviour {
    FAILS_WITH_KEYS(
        "ends with the keys in its last line",
        Outcome.FAILED,
        "ask load; echo \"$keys\"; echo \"the end: $keys\"; exit 1"),
    PASSES_WITH_KEYS("prints the keys and passes", Outcome.PASSED, "echo \"$keys\"; usual"),
    FAILS_WITH_ENVIRONMENT(
        "ends with its environment in its last line",
        Outcome.FAILED,
        "ask load; env | tr '\\n' ' '; exit 3"),
    SAYS_NOTHING("ends without a word", Outcome.FAILED, "ask load"),
    ENDS_AT_ONCE("ends before its load", Outcome.FAILED, "exit 1"),
    LONG_LINE(
        "prints 32 MB in one line",
        Outcome.PASSED,
        "head -c 33554432 /dev/zero | tr '\\0' x; echo; usual"),
    MANY_LINES("prints 100,000 lines", Outcome.PASSED, "seq 100000; usual"),
    BINARY("prints random bytes", Outcome.PASSED, "head -c 100000 /dev/urandom; echo; usual"),
    IGNORES_SIGNALS(
        "ignores that it is to end",
        Outcome.TIMED_OUT,
        "trap '' TERM INT; ask load; while :; do sleep 1; done"),
    LEAVES_CHILD("leaves a child behind", Outcome.PASSED, "sleep 300 & usual"),
    LEAVES_SILENT_CHILD(
        "leaves a child behind that has closed its output",
        Outcome.PASSED,
        "sleep 300 >/dev/null 2>&1 & usual");

    private final String words;
    private final Outcome outcome;
    private final String body;

    Behaviour(String words, Outcome outcome, String body) {
      this.words = words;
      this.outcome = outcome;
      this.body = body;
    }
  }

  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    for (Behaviour behaviour : Behaviour.values()) {
      faults.add(new LoadTestFault(behaviour));
    }
    return faults;
  }

  @Override
  public String kind() {
    return "Load test misbehaves";
  }

  @Override
  public String inWords() {
    return "the load test " + behaviour.words;
  }

  @Override
  public Needs needs(Random random) {
    return Needs.any(random).withScript();
  }

  @Override
  public void inject(TestBed bed) throws Exception {
    String keys =
        "keys='%s %s'\n".formatted(DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY);
    String usual = "usual() {\n%s}\n".formatted(LoadTests.usualBody());
    bed.loadTests().write(bed.services().serviceUri(), keys + usual + behaviour.body + "\n");
    Command run = behaviour.outcome == Outcome.TIMED_OUT ? bed.run("--timeout", "5s") : bed.run();
    bed.expect(run.name(), behaviour.outcome);
    bed.awaitEnd(run);
  }
}
