package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.Extension;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.trend.ReferenceWindow;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A {@link ReferenceWindow} in the form, in whole days. */
public final class ReferenceConfiguration extends AbstractDescribableImpl<ReferenceConfiguration> {
  private static final int MOST_DAYS = 3_650;

  private final int youngestDays;
  private final int oldestDays;

  /**
   * @param youngestDays before the newest release, 0 or more
   * @param oldestDays before the newest release, from {@code youngestDays} to 3650
   * @throws IllegalArgumentException if they are out of range
   */
  @DataBoundConstructor
  public ReferenceConfiguration(int youngestDays, int oldestDays) {
    if (youngestDays < 0 || youngestDays > oldestDays || oldestDays > MOST_DAYS) {
      throw new IllegalArgumentException(Messages.ReferenceConfiguration_days());
    }
    this.youngestDays = youngestDays;
    this.oldestDays = oldestDays;
  }

  ReferenceConfiguration() {
    this(
        (int) ReferenceWindow.DEFAULT.youngest().toDays(),
        (int) ReferenceWindow.DEFAULT.oldest().toDays());
  }

  ReferenceWindow window() {
    return new ReferenceWindow(Duration.ofDays(youngestDays), Duration.ofDays(oldestDays));
  }

  public int getYoungestDays() {
    return youngestDays;
  }

  public int getOldestDays() {
    return oldestDays;
  }

  @Extension
  public static final class DescriptorImpl extends Descriptor<ReferenceConfiguration> {
    @Override
    public String getDisplayName() {
      return Messages.ReferenceConfiguration_displayName();
    }

    @POST
    public FormValidation doCheckOldestDays(
        @QueryParameter String value, @QueryParameter String youngestDays) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      try {
        int youngest = Integer.parseInt(youngestDays.strip());
        int oldest = Integer.parseInt(value.strip());
        return Validation.of(() -> new ReferenceConfiguration(youngest, oldest));
      } catch (NumberFormatException e) {
        return FormValidation.error(Messages.ReferenceConfiguration_days());
      }
    }
  }
}
