package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.engine.Durations;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.run.Until;
import java.io.Serializable;
import java.time.Duration;
import java.util.function.Consumer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A step that makes several runs, one after the other. */
public abstract class SeriesStep extends Step implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String DEFAULT_PAUSE = "0s";

  private int runs = 1;
  private String pause = DEFAULT_PAUSE;
  private String until = Until.ALL.word();
  private int failures;
  private boolean overlap;

  /** Copies the parameters of a step; one of an earlier version does not have them all. */
  final void takeSeriesOf(SeriesStep other) {
    setRuns(other.runs);
    setPause(other.pause);
    setUntil(other.until);
    setFailures(other.failures);
    setOverlap(other.overlap);
  }

  /**
   * Returns the options of the series.
   *
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if the pause is not a span of
   *     time
   */
  final SeriesOptions seriesOptions() {
    return new SeriesOptions(runs, Durations.parse(pause), Until.of(until), failures, overlap);
  }

  /** Returns the largest number of runs. */
  public int getRuns() {
    return runs;
  }

  /** Sets the largest number of runs; 0 stands for 1, as a job of an earlier version has it. */
  @DataBoundSetter
  public void setRuns(int runs) {
    this.runs = runs == 0 ? 1 : runs;
  }

  /**
   * Returns the time between the end of a run and the start of the next, for example {@code 1m}.
   */
  public String getPause() {
    return pause;
  }

  @DataBoundSetter
  public void setPause(String pause) {
    this.pause = GivenText.or(pause, DEFAULT_PAUSE);
  }

  /** Returns when no more runs are made: {@code all} or {@code decided}. */
  public String getUntil() {
    return until;
  }

  /**
   * Sets when no more runs are made.
   *
   * @throws IllegalArgumentException for any other word
   */
  @DataBoundSetter
  public void setUntil(String until) {
    this.until = Until.of(GivenText.or(until, Until.ALL.word())).word();
  }

  /** Returns how many failed runs end the series; 0 for any number. */
  public int getFailures() {
    return failures;
  }

  @DataBoundSetter
  public void setFailures(int failures) {
    this.failures = failures;
  }

  /** Returns whether a run may start while another one runs against the same deployment. */
  public boolean isOverlap() {
    return overlap;
  }

  @DataBoundSetter
  public void setOverlap(boolean overlap) {
    this.overlap = overlap;
  }

  /** Checks the values in the form of a step. */
  public abstract static class SeriesStepDescriptor extends StepDescriptor {
    @POST
    public FormValidation doCheckRuns(@QueryParameter String value) {
      return check(value, text -> checkNumbers(number(text), 0));
    }

    @POST
    public FormValidation doCheckFailures(@QueryParameter String value) {
      return check(value, text -> checkNumbers(1, number(text)));
    }

    @POST
    public FormValidation doCheckPause(@QueryParameter String value) {
      return check(value, Durations::parse);
    }

    @POST
    public ListBoxModel doFillUntilItems() {
      ListBoxModel items = new ListBoxModel();
      items.add(Messages.SeriesStep_all(), Until.ALL.word());
      items.add(Messages.SeriesStep_decided(), Until.DECIDED.word());
      return items;
    }

    /** Returns what is wrong with a text from the form; a blank one is always valid. */
    static FormValidation check(String value, Consumer<String> rule) {
      try {
        if (!value.isBlank()) {
          rule.accept(value.strip());
        }
        return FormValidation.ok();
      } catch (DogdriverException e) {
        return FormValidation.error(e.getMessage());
      }
    }

    private static int number(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new SettingsException("'%s' is not a whole number.".formatted(text));
      }
    }

    private static void checkNumbers(int runs, int failures) {
      new SeriesOptions(runs, Duration.ZERO, Until.ALL, failures, false).begin();
    }
  }
}
