package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Action;

/**
 * A page of dogDriver: it has the same name and icon everywhere. Each kind has an address of its
 * own, since Jenkins marks a link as the current page by the end of the address.
 */
public abstract class DogdriverAction implements Action {
  private static final String ICON = "symbol-dogdriver plugin-dogdriver";

  @Override
  public final String getIconFileName() {
    return ICON;
  }

  @Override
  public final String getDisplayName() {
    return Messages.DogdriverAction_displayName();
  }
}
