package io.jenkins.plugins.dogdriver.jenkins.record;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.report.Tone;
import io.jenkins.plugins.dogdriver.trend.CodeComparison;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * The record of a run in its build. It is saved with the build, so its fields are plain, and a
 * field that a later version adds is empty in an older build.
 */
@ExportedBean(defaultVisibility = 3)
public final class RunRecord {
  private final String id;
  private final String project;
  private final String deployment;
  private final String source;
  private final String version;
  private long startMillis;
  private RunState state = RunState.RUNNING;
  private long endMillis;
  private long waitingUntilMillis;
  private long successes;
  private long failures;
  private String outcome;
  private boolean placeholder;
  private String reason;
  private String detail;
  private Map<String, Double> figures;
  private String verdict;

  /** The name of the verdict's style; null in an older build, where it is the verdict. */
  private String tone;

  private String sentence;

  /** The commits between the release and its baseline; null where they are unknown. */
  private String commits;

  private String commitsUrl;

  /** The position of the run in its step, for example {@code 3 of 8}; null for the only one. */
  private final String position;

  /**
   * The credentials of the key with which Datadog is asked; null for the one of the configuration.
   */
  private final String apiKeyCredentialsId;

  private final String applicationKeyCredentialsId;

  /** The names of the metrics that judge it; null for all. */
  private final List<String> metrics;

  /**
   * @param metrics the names of those it is judged by; empty for all
   * @param apiKeyCredentialsId empty for that of the configuration
   * @param applicationKeyCredentialsId empty for that of the configuration
   */
  public RunRecord(
      RunStart run,
      List<String> metrics,
      String apiKeyCredentialsId,
      String applicationKeyCredentialsId) {
    this(run, "", metrics, apiKeyCredentialsId, applicationKeyCredentialsId);
  }

  /**
   * @param position of the run in its step, for example {@code 3 of 8}; empty for the only one
   * @param metrics the names of those it is judged by; empty for all
   * @param apiKeyCredentialsId empty for that of the configuration
   * @param applicationKeyCredentialsId empty for that of the configuration
   */
  public RunRecord(
      RunStart run,
      String position,
      List<String> metrics,
      String apiKeyCredentialsId,
      String applicationKeyCredentialsId) {
    this.id = run.id();
    this.project = run.project();
    this.deployment = run.deployment();
    this.source = run.source();
    this.version = run.version();
    this.startMillis = run.start().toEpochMilli();
    this.position = position.isEmpty() ? null : position;
    this.metrics = metrics.isEmpty() ? null : new ArrayList<>(metrics);
    this.apiKeyCredentialsId = apiKeyCredentialsId.isEmpty() ? null : apiKeyCredentialsId;
    this.applicationKeyCredentialsId =
        applicationKeyCredentialsId.isEmpty() ? null : applicationKeyCredentialsId;
  }

  /**
   * Sets how the run ended. A real end replaces a placeholder, and nothing replaces a real end.
   *
   * @param until when its metric values are read
   */
  synchronized void ended(Run run, Instant until) {
    if (outcome != null && !placeholder) {
      return;
    }
    placeholder = run.isPlaceholder();
    state = RunState.WAITING;
    startMillis = run.start().toEpochMilli();
    endMillis = run.end().toEpochMilli();
    waitingUntilMillis = until.toEpochMilli();
    successes = run.counts().successes();
    failures = run.counts().failures();
    outcome = Word.of(run.outcome());
    reason = run.reason();
  }

  synchronized void waits(String why, Optional<Instant> until) {
    state = RunState.WAITING;
    if (until.isPresent()) {
      waitingUntilMillis = until.get().toEpochMilli();
    }
    detail = why;
  }

  synchronized void collected(Map<String, Double> found, String why) {
    state = RunState.COLLECTED;
    figures = new LinkedHashMap<>(found);
    detail = why;
  }

  synchronized void setAside(String why) {
    state = RunState.SET_ASIDE;
    detail = why;
  }

  synchronized void judged(Trend trend) {
    verdict = trend.verdict().word();
    tone = Tone.of(trend);
    sentence = trend.sentence();
    commits = trend.code().map(CodeComparison::range).orElse(null);
    commitsUrl = trend.code().map(CodeComparison::url).orElse(null);
  }

  @Exported
  public String getId() {
    return id;
  }

  @Exported
  public String getProject() {
    return project;
  }

  @Exported
  public String getDeployment() {
    return deployment;
  }

  @Exported
  public String getSource() {
    return source;
  }

  /**
   * Returns the position of the run in its step, for example {@code 3 of 8}; empty for the only
   * one.
   */
  @Exported
  public String getPosition() {
    return position == null ? "" : position;
  }

  /** Returns the release that was deployed. */
  @Exported
  public String getVersion() {
    return version;
  }

  /** Returns the start in milliseconds since the epoch, as everywhere in Jenkins. */
  @Exported
  public synchronized long getStart() {
    return startMillis;
  }

  /** Returns the end in milliseconds since the epoch; 0 while the run is running. */
  @Exported
  public synchronized long getEnd() {
    return endMillis;
  }

  @Exported
  public synchronized String getState() {
    return Word.of(state);
  }

  public synchronized RunState state() {
    return state;
  }

  public synchronized Instant waitingUntil() {
    return Instant.ofEpochMilli(waitingUntilMillis);
  }

  @Exported
  public synchronized long getSuccesses() {
    return successes;
  }

  @Exported
  public synchronized long getFailures() {
    return failures;
  }

  /**
   * Returns {@code passed}, {@code failed}, {@code cancelled} or {@code timed_out}; null while the
   * run is running.
   */
  @Exported
  public synchronized String getOutcome() {
    return outcome;
  }

  /** Returns why the run did not pass; empty where it did, or is running. */
  @Exported
  public synchronized String getReason() {
    return reason == null ? "" : reason;
  }

  /** Returns why metric values are missing; empty where none are. */
  @Exported
  public synchronized String getDetail() {
    return detail == null ? "" : detail;
  }

  /** Returns the metric values by name of the metric, each in its unit. */
  @Exported
  public synchronized Map<String, Double> getFigures() {
    return figures == null ? Map.of() : new LinkedHashMap<>(figures);
  }

  /** Returns the name of the style of the verdict; null where there is no verdict yet. */
  public synchronized String getTone() {
    return tone == null ? verdict : tone;
  }

  /** Returns the verdict on the release at the time of this run; null where there is none yet. */
  @Exported
  public synchronized String getVerdict() {
    return verdict;
  }

  @Exported
  public synchronized String getSentence() {
    return sentence == null ? "" : sentence;
  }

  /** Returns the commits between the release and its baseline; empty where they are unknown. */
  @Exported
  public synchronized String getCommits() {
    return commits == null ? "" : commits;
  }

  /** Returns the address of the page that compares the commits; empty where there is none. */
  @Exported
  public synchronized String getCommitsUrl() {
    return commitsUrl == null ? "" : commitsUrl;
  }

  public List<String> metrics() {
    return metrics == null ? List.of() : List.copyOf(metrics);
  }

  public String apiKeyCredentialsId() {
    return apiKeyCredentialsId == null ? "" : apiKeyCredentialsId;
  }

  public String applicationKeyCredentialsId() {
    return applicationKeyCredentialsId == null ? "" : applicationKeyCredentialsId;
  }
}
