package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsTree;

/** A group of options, each of which stands for a setting of the file. */
interface SettingsGroup {
  /** Returns the settings with the values of the options that are given on top. */
  SettingsTree over(SettingsTree settings);
}
