package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.TimeZoneProperty;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.kohsuke.accmod.restrictions.suppressions.SuppressRestrictedWarnings;

/** The time zone that the user of a page has chosen, or that of the controller. */
// Jenkins has no other way to get it; its own pages use this one.
@SuppressRestrictedWarnings(TimeZoneProperty.class)
public final class ViewerZone {
  private ViewerZone() {}

  public static ZoneId get() {
    String chosen = TimeZoneProperty.forCurrentUser();
    try {
      return chosen == null ? ZoneId.systemDefault() : ZoneId.of(chosen);
    } catch (DateTimeException e) {
      // Jenkins offers names that only its older time classes know.
      return ZoneId.systemDefault();
    }
  }
}
