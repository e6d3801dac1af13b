package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;

public interface Item extends PersistenceRoot, AccessControlled {
  Permission READ = new Permission(null, "READ", null, null, null);
  Permission EXTENDED_READ = new Permission(null, "EXTENDED_READ", null, null, null);
  Permission CONFIGURE = new Permission(null, "CONFIGURE", null, null, null);

  String getName();

  String getFullName();

  String getDisplayName();

  String getUrl();
}
