package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.TimeZoneProperty;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The time zone that whoever looks at a page has chosen in Jenkins, or that of the controller. */
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
