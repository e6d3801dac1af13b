package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Action;

/** A page of dogDriver: wherever Jenkins has one, it has the same name, icon and address. */
public abstract class DogdriverAction implements Action {
  public static final String URL_NAME = "dogdriver";

  private static final String ICON = "symbol-dogdriver plugin-dogdriver";

  @Override
  public final String getIconFileName() {
    return ICON;
  }

  @Override
  public final String getDisplayName() {
    return Messages.DogdriverAction_displayName();
  }

  @Override
  public final String getUrlName() {
    return URL_NAME;
  }
}
