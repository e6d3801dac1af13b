package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.util.List;

/** The list of everything that is tried; the check of the log comes last. */
final class Scenarios {
  static final List<Class<?>> IN_ORDER =
      List.of(
          ConfigurationScenarios.class,
          PipelineScenarios.class,
          FreestyleScenarios.class,
          EndingScenarios.class,
          VerdictScenarios.class,
          GateScenarios.class,
          SeriesScenarios.class,
          ApiScenarios.class,
          ServerScenarios.class,
          CommandLineScenarios.class,
          PageScenarios.class,
          NewPageScenarios.class,
          HiddenKeyScenarios.class,
          SecurityPolicyScenarios.class,
          TroubleScenarios.class,
          MoveScenarios.class,
          SecretScenarios.class,
          RestartScenarios.class,
          LogScenarios.class);

  private Scenarios() {}
}
