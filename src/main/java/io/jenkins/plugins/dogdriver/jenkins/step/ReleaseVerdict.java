package io.jenkins.plugins.dogdriver.jenkins.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.report.TrendJson;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict on a release that a build waited for.
 *
 * @param trend over the runs that have metric values
 * @param version of the release that the build waited for; absent for the newest of the trend
 * @param notes the findings while it waited, a sentence each
 */
record ReleaseVerdict(Trend trend, Optional<String> version, List<String> notes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  ReleaseVerdict {
    notes = List.copyOf(notes);
  }

  /**
   * Returns whether the trend ends with the release that the build waited for, and not before it.
   */
  private boolean isThere() {
    return version.isEmpty() || version.get().equals(trend.newestRelease());
  }

  Verdict verdict() {
    return isThere() ? trend.verdict() : Verdict.UNCLEAR;
  }

  String release() {
    return version.orElseGet(trend::newestRelease);
  }

  String sentence() {
    return isThere()
        ? trend.sentence()
        : Messages.ReleaseVerdict_notMeasured(Release.name(version.get()));
  }

  /** Returns the doubts about the verdict, a sentence each. */
  List<String> flags() {
    return isThere() ? Stream.concat(notes.stream(), trend.flags().stream()).toList() : notes;
  }

  /** Writes the verdict into the log of a build. */
  void print(PrintStream log) {
    log.println("[dogDriver] " + sentence());
    flags().forEach(flag -> log.println("[dogDriver] ! " + flag));
  }

  /** Returns why the release is rejected, in one sentence; empty where it is not. */
  Optional<String> rejection(VerdictOptions options) {
    if (!isThere()) {
      return Optional.empty();
    }
    if (options.failOn().rejects(trend.verdict())) {
      return Optional.of(Messages.EndedRun_rejected(release(), verdict().word(), sentence()));
    }
    return trend
        .reference()
        .filter(older -> options.failOn().rejects(trend, !options.against().isEmpty()))
        .map(
            older ->
                Messages.ReleaseVerdict_rejectedByOlder(
                    release(), older.verdict().word(), older.version(), older.sentence()));
  }

  /**
   * Returns the values for a script: the fields of the trend's JSON as texts, numbers, lists and
   * maps, which can be saved with a Pipeline, and the address of the page.
   *
   * @param url of the page with the trend; empty where Jenkins does not know its own address
   */
  Map<String, Object> values(String url) {
    Map<String, Object> values = new LinkedHashMap<>(fields());
    values.put("verdict", verdict().word());
    values.put("sentence", sentence());
    values.put("version", release());
    values.put("flags", new ArrayList<>(flags()));
    values.put("url", url);
    if (!isThere()) {
      values.put("baseline", null);
      values.put("reference", null);
      values.put("code", null);
      values.put("metrics", new ArrayList<>());
    }
    return values;
  }

  private Map<String, Object> fields() {
    try {
      return JSON.readValue(TrendJson.of(trend), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A trend is not JSON.", e);
    }
  }
}
