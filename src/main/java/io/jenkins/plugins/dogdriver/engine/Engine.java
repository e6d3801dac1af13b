package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.collect.Collector;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.datadog.EventSink;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.datadog.GraphLink;
import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.http.Proxies;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.run.RunDelivery;
import io.jenkins.plugins.dogdriver.run.RunEvents;
import io.jenkins.plugins.dogdriver.run.RunJournal;
import io.jenkins.plugins.dogdriver.run.RunRecorder;
import io.jenkins.plugins.dogdriver.servicebook.ServiceBook;
import io.jenkins.plugins.dogdriver.store.JenkinsServer;
import io.jenkins.plugins.dogdriver.store.RunInbox;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.SeriesHistory.Series;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The parts of dogDriver, put together as the settings say. */
public final class Engine implements AutoCloseable {
  static final Duration HTTP_TIMEOUT = Duration.ofSeconds(30);
  private static final int AT_ONCE = 32;

  private final Settings settings;
  private final Clock clock;
  private final Consumer<String> notices;
  private final Consumer<String> news;
  private final Proxies proxies;
  private final HttpClient http;
  private final RunStore store;
  private final Map<Series, Run> unannounced = new ConcurrentHashMap<>();

  /**
   * @param notices accepts a sentence for people where something did not go as planned, or was made
   *     up for
   */
  public Engine(Settings settings, Clock clock, Consumer<String> notices) {
    this(settings, clock, notices, notices, EnvironmentProxies.ofJvm());
  }

  /**
   * @param notices accepts a sentence for people where something did not go as planned
   * @param news accepts a sentence for people where that was made up for
   * @param proxies through which the ServiceBook, deployments, Datadog and S3 are reached
   */
  public Engine(
      Settings settings,
      Clock clock,
      Consumer<String> notices,
      Consumer<String> news,
      Proxies proxies) {
    this.settings = settings;
    this.clock = clock;
    this.notices = notices;
    this.news = news;
    this.proxies = proxies;
    this.http = proxies.client();
    this.store = new RunStore(settings.store().open(proxies), clock);
    proxies.objections().forEach(notices);
  }

  public Settings settings() {
    return settings;
  }

  public Clock clock() {
    return clock;
  }

  /** Returns the way to Datadog's own graphs. */
  public GraphLink graphs() {
    return new GraphLink(settings.datadogSite());
  }

  /**
   * Checks the names of metrics that a run is to be judged by.
   *
   * @throws SettingsException if one of them is not configured
   */
  public void checkMetrics(List<String> names) {
    List<String> known = settings.metrics().stream().map(Metric::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new SettingsException(
            "There is no metric '%s'; configured are %s."
                .formatted(name, String.join(", ", known)));
      }
    }
  }

  public RunStore store() {
    return store;
  }

  public ServiceBook serviceBook() {
    return new ServiceBook(settings.serviceBook(), http, HTTP_TIMEOUT);
  }

  /**
   * Returns Datadog with the keys of the settings.
   *
   * @throws SettingsException if a key is missing or a setting of Datadog is invalid
   */
  public Datadog datadog() {
    return datadog(settings.apiKey(), settings.applicationKey());
  }

  /**
   * Returns Datadog with other keys than those of the settings.
   *
   * @throws SettingsException if a key is missing or a setting of Datadog is invalid
   */
  public Datadog datadog(Secret apiKey, Secret applicationKey) {
    return new Datadog(datadogSettings(apiKey, applicationKey), clock, proxies);
  }

  private DatadogSettings datadogSettings(Secret apiKey, Secret applicationKey) {
    try {
      return new DatadogSettings(
          settings.datadogSite(),
          settings.datadogUrl(),
          apiKey,
          applicationKey,
          DatadogSettings.DEFAULT_TIMEOUT,
          DatadogSettings.DEFAULT_ATTEMPTS);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(e.getMessage(), e);
    }
  }

  /**
   * Checks that the keys are there that runs and their metric values take.
   *
   * @throws SettingsException if one is missing
   */
  public void checkKeys() {
    try {
      datadogSettings(settings.apiKey(), settings.applicationKey()).needApplicationKey();
    } catch (DatadogException e) {
      throw new SettingsException(e.getMessage(), e);
    }
  }

  /** Returns the newest run of each series whose verdict could not be announced yet. */
  Map<Series, Run> unannounced() {
    return unannounced;
  }

  public Collector collector() {
    Datadog datadog = datadog();
    return collector(run -> datadog);
  }

  /**
   * Announces in Datadog the verdicts that the runs of a round bring, if that is set.
   *
   * @param problems takes a sentence where a verdict could not be announced
   */
  public void announceVerdicts(CollectRound round, Consumer<String> problems) {
    new VerdictAnnouncement(this, run -> datadog(), run -> Optional.empty(), problems).after(round);
  }

  /**
   * Returns what collects runs with the keys of the settings.
   *
   * @param figures where those of a run are
   */
  public Collector collector(Function<Run, FigureSource> figures) {
    return new Collector(store, figures, settings.metrics(), settings.collect(), clock);
  }

  /** Returns what makes runs on this machine and delivers them to the store. */
  public LocalRuns localRuns() {
    return new LocalRuns(this, notices, store, settings.state());
  }

  /** Returns what makes runs on this machine and delivers them to a Jenkins. */
  public LocalRuns localRuns(JenkinsServer server) {
    return new LocalRuns(this, notices, server, settings.state().resolve("server-" + server.id()));
  }

  /** Returns the client that reaches others through the proxies and follows no redirect. */
  public HttpClient http() {
    return http;
  }

  /**
   * Returns what records runs in the store.
   *
   * @param journal of the runs that are not over yet
   * @param events where their start and stop are marked
   * @param notices takes a sentence for people where an event got lost, or a run has to wait
   */
  public RunRecorder recorder(RunJournal journal, EventSink events, Consumer<String> notices) {
    return recorder(journal, events, notices, store, settings.state());
  }

  /**
   * Returns what records runs.
   *
   * @param inbox where they are delivered
   * @param state folder for those that cannot be delivered now
   */
  RunRecorder recorder(
      RunJournal journal, EventSink events, Consumer<String> notices, RunInbox inbox, Path state) {
    return new RunRecorder(
        journal,
        new RunDelivery(inbox, new Spool(state.resolve("spool")), notices, news),
        new RunEvents(events, notices),
        clock,
        notices);
  }

  /** Returns the runs whose builds do not know yet what became of them. */
  public OpenRecords openRecords() {
    return new OpenRecords(settings.state());
  }

  /** Returns when the metric values of a run are asked for first. */
  public Instant collectedFrom(Run run) {
    return run.recorded().plus(settings.collect().age());
  }

  public Trend trend(String project, Selection selection) {
    return trend(project, selection, List.of());
  }

  /**
   * Returns the trend that a run belongs to.
   *
   * @param metrics the names of those that judge; empty for all
   */
  public Trend trend(Run run, List<String> metrics) {
    return trend(
        run.project(),
        new Selection(Optional.of(run.source()), Optional.of(run.deployment())),
        metrics);
  }

  /**
   * Returns the trend of a project.
   *
   * @param metrics the names of those that judge; empty for all
   */
  public Trend trend(String project, Selection selection, List<String> metrics) {
    RunStore.History history = store.history(project);
    return Trend.of(
        project,
        history.runs(),
        history.unreadable(),
        selection,
        settings.reference(),
        settings.metrics().stream()
            .filter(metric -> metrics.isEmpty() || metrics.contains(metric.name()))
            .toList());
  }

  /**
   * Returns the trend of every project in the store, in the order of their names. A few at once are
   * made while the stream is read, so that neither a core nor the memory for all runs is needed
   * long.
   */
  public Stream<Trend> trends(Selection selection) {
    List<String> projects = store.projects();
    return IntStream.iterate(0, first -> first < projects.size(), first -> first + AT_ONCE)
        .mapToObj(first -> projects.subList(first, Math.min(first + AT_ONCE, projects.size())))
        .flatMap(some -> trends(some, selection).stream());
  }

  private List<Trend> trends(List<String> projects, Selection selection) {
    return projects.parallelStream().map(project -> trend(project, selection)).toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
