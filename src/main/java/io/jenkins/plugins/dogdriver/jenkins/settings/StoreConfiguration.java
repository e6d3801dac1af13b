package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.model.AbstractDescribableImpl;
import io.jenkins.plugins.dogdriver.engine.StorePlace;
import java.nio.file.Path;

/** The place where runs are kept. */
public abstract class StoreConfiguration extends AbstractDescribableImpl<StoreConfiguration> {

  /**
   * Returns the place.
   *
   * @param home of Jenkins
   * @throws IllegalArgumentException or {@link
   *     io.jenkins.plugins.dogdriver.engine.SettingsException} if it is invalid
   */
  abstract StorePlace place(Path home);
}
