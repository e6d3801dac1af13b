package hudson.model;

public class TimeZoneProperty extends UserProperty {
  private TimeZoneProperty() {
    throw new UnsupportedOperationException();
  }

  public static String forCurrentUser() {
    throw new UnsupportedOperationException();
  }
}
