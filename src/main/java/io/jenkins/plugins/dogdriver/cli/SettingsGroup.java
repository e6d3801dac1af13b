package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsTree;

/** A group of options, each of which stands for a setting of the file. */
interface SettingsGroup {
  /** Returns the settings, overridden by the values of the options that are given. */
  SettingsTree over(SettingsTree settings);
}
