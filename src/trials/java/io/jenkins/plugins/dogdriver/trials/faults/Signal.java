package io.jenkins.plugins.dogdriver.trials.faults;

/** A signal of the operating system. */
enum Signal {
  TERM,
  INT,
  HUP,
  KILL,
  STOP,
  CONT;

  @Override
  public String toString() {
    return "SIG" + name();
  }
}
