package io.jenkins.plugins.dogdriver.trials.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * The machine on which the measurements were made.
 *
 * @param cores that Java may use
 * @param memory in GiB
 * @param java its version
 * @param load how many threads wanted a core in the last minute; below 0 where it is unknown
 */
record Machine(int cores, long memory, String java, double load) {

  /** Returns this machine in its current state. */
  static Machine here() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Math.round(system.getTotalMemorySize() / (1024.0 * 1024 * 1024)),
        System.getProperty("java.version"),
        system.getSystemLoadAverage());
  }

  String inWords() {
    return String.format(
        Locale.ROOT,
        "%d cores, %d GiB of memory, Java %s; load average at the start: %.1f",
        cores,
        memory,
        java,
        load);
  }
}
