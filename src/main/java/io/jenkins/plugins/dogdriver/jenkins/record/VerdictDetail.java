package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.Extension;
import hudson.model.Run;
import java.util.List;
import jenkins.model.details.Detail;
import jenkins.model.details.DetailFactory;

/** A verdict among the details of a build, for example {@code kintowe 1.1.0 slower}. */
public final class VerdictDetail extends Detail {
  private final String text;

  private VerdictDetail(Run<?, ?> build, String text) {
    super(build);
    this.text = text;
  }

  @Override
  public String getIconClassName() {
    return DogdriverAction.ICON;
  }

  @Override
  public String getDisplayName() {
    return text;
  }

  @Override
  public String getLink() {
    return DogdriverRunsAction.URL_NAME + "/";
  }

  /** Adds each verdict of a build once. */
  @Extension
  @SuppressWarnings("rawtypes") // Jenkins asks for the class of Run
  public static final class Factory extends DetailFactory<Run> {
    @Override
    public Class<Run> type() {
      return Run.class;
    }

    @Override
    public List<? extends Detail> createFor(Run build) {
      DogdriverRunsAction action = ((Run<?, ?>) build).getAction(DogdriverRunsAction.class);
      return action == null
          ? List.of()
          : action.getRuns().stream()
              .filter(run -> run.getVerdict() != null)
              .map(
                  run -> "%s %s %s".formatted(run.getProject(), run.getVersion(), run.getVerdict()))
              .distinct()
              .map(text -> new VerdictDetail(build, text))
              .toList();
    }
  }
}
