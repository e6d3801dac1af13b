package io.jenkins.plugins.dogdriver.trials.bench;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A line of the table.
 *
 * @param name for programs, for example {@code s3.cold.1000}
 * @param what for people
 * @param unit of the sample and the target
 * @param target below which the median is to be; absent where the number is only reported
 */
record Result(String name, String what, Sample sample, String unit, OptionalDouble target) {
  Result {
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(target, "target");
  }

  static Result reported(String name, String what, Sample sample, String unit) {
    return new Result(name, what, sample, unit, OptionalDouble.empty());
  }

  static Result below(double target, String unit, String name, String what, Sample sample) {
    return new Result(name, what, sample, unit, OptionalDouble.of(target));
  }

  boolean missed() {
    return target.isPresent() && sample.median() >= target.getAsDouble();
  }
}
