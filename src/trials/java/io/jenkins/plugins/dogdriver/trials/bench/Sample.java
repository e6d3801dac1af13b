package io.jenkins.plugins.dogdriver.trials.bench;

import java.util.List;

/**
 * The values of several rounds of one measurement.
 *
 * @param values of the rounds, at least one
 */
record Sample(List<Double> values) {
  Sample {
    values = values.stream().sorted().toList();
  }

  double median() {
    return (values.get((rounds() - 1) / 2) + values.get(rounds() / 2)) / 2;
  }

  double lowest() {
    return values.get(0);
  }

  double highest() {
    return values.get(rounds() - 1);
  }

  int rounds() {
    return values.size();
  }
}
