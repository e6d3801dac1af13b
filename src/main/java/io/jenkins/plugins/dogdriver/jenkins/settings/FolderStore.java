package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.Extension;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.engine.StorePlace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A folder of the controller. */
public final class FolderStore extends StoreConfiguration {
  private static final String DEFAULT = "dogdriver/runs";

  private String path = "";

  @DataBoundConstructor
  public FolderStore() {}

  /** Returns the path, absolute or below the home of Jenkins; empty for the default. */
  public String getPath() {
    return path;
  }

  @DataBoundSetter
  public void setPath(String path) {
    this.path = path.strip();
  }

  @Override
  StorePlace place(Path home) {
    try {
      return new StorePlace.Folder(home.resolve(path.isEmpty() ? DEFAULT : path));
    } catch (InvalidPathException e) {
      throw new SettingsException("'" + path + "' is not the path of a folder.", e);
    }
  }

  @Extension
  @Symbol("folder")
  public static final class DescriptorImpl extends Descriptor<StoreConfiguration> {
    @Override
    public String getDisplayName() {
      return Messages.FolderStore_displayName();
    }

    @POST
    public FormValidation doCheckPath(@QueryParameter String value) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return Validation.of(() -> store(value).place(home()));
    }

    @POST
    public FormValidation doTestStore(@QueryParameter String path) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return path == null
          ? FormValidation.error(Messages.ConnectionCheck_incomplete())
          : ConnectionCheck.store(store(path), home());
    }

    private static FolderStore store(String path) {
      FolderStore store = new FolderStore();
      store.setPath(path);
      return store;
    }

    private static Path home() {
      return Jenkins.get().getRootDir().toPath();
    }
  }
}
