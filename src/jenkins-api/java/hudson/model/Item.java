package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

public interface Item extends PersistenceRoot, AccessControlled {
  Permission READ = null;
  Permission EXTENDED_READ = null;
  Permission CONFIGURE = null;

  String getName();

  String getFullName();

  String getDisplayName();

  String getUrl();
}
