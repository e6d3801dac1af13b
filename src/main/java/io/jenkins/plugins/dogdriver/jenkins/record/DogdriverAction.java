package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Action;

/**
 * A page of dogDriver, with the same name and icon everywhere. Each kind has its own address, since
 * Jenkins marks a link as the current page by the end of the address.
 */
public interface DogdriverAction extends Action {
  String ICON = "symbol-dogdriver plugin-dogdriver";

  @Override
  default String getIconFileName() {
    return ICON;
  }

  @Override
  default String getDisplayName() {
    return Messages.DogdriverAction_displayName();
  }
}
