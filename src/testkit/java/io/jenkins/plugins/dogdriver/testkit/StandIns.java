package io.jenkins.plugins.dogdriver.testkit;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn.Event;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The systems that dogDriver uses, on loopback: services, their load tests, a ServiceBook, a
 * Datadog and an S3. Datadog answers with the measurements of the services.
 */
public final class StandIns implements AutoCloseable {
  private static final String SCENARIO =
      """
      import os
      from molotov import scenario

      print("The load test sees " + " ".join(os.environ.values()).replace("\\n", " "))

      @scenario(weight=100)
      async def page(session):
          async with session.get(os.environ["DEMO_PAGE"]) as response:
              assert response.status == 200
      """;
  private static final String MOLOTOV =
      """
      {"molotov": {"env": {"DEMO_PAGE": "%s"},
                   "tests": {"dogdriver": {"duration": 2, "workers": 4, "console": true},
                             "middle": {"duration": 30, "workers": 1, "console": true},
                             "endless": {"duration": 900, "workers": 1, "console": true}}}}
      """;

  private final Path folder;
  private final List<LoadTestedService> services = new CopyOnWriteArrayList<>();
  private final GitServer git;
  private final ServiceBookStandIn book;
  private final DatadogStandIn datadog;

  /** The S3; null until it is needed. */
  private S3StandIn s3;

  /**
   * @param folder an absolute path of an empty one
   */
  public StandIns(Path folder) throws IOException {
    this.folder = folder;
    git = new GitServer(folder.resolve("git"));
    book = new ServiceBookStandIn();
    datadog = new DatadogStandIn(this::series);
  }

  /**
   * Adds a project with this name, deployed as {@code stage}, whose load test requests its page.
   */
  public LoadTestedService service(String project, Release release)
      throws IOException, InterruptedException {
    return service(project, release, "/");
  }

  /**
   * Adds the same with a load test that sends requests to where nothing listens, so that nothing
   * succeeds.
   */
  public LoadTestedService serviceOutOfReach(String project, Release release)
      throws IOException, InterruptedException {
    return service(project, release, "http://127.0.0.1:1/");
  }

  private LoadTestedService service(String project, Release release, String page)
      throws IOException, InterruptedException {
    DemoService service = new DemoService(release);
    service.warmUp();
    String name = "loadtest-" + (services.size() + 1);
    LoadTestedService tested =
        new LoadTestedService(
            project, service, git.add(name, loadTest(name, service.uri().resolve(page))));
    services.add(tested);
    book.add(ServiceBookStandIn.project(project, tested.loadTest().toString(), service.uri()));
    return tested;
  }

  /** Returns a repository to clone from, with a Jenkinsfile at its top. */
  public URI repository(String jenkinsfile) throws IOException, InterruptedException {
    return git.add("pipeline", loadTest("pipeline", git.uri()).with("Jenkinsfile", jenkinsfile));
  }

  private LoadTestRepository loadTest(String name, URI page)
      throws IOException, InterruptedException {
    return new LoadTestRepository(folder.resolve(name), MOLOTOV.formatted(page), SCENARIO);
  }

  /** Returns the events of a project, as Datadog received them. */
  public List<Event> events(LoadTestedService of) {
    return datadog.events().stream()
        .filter(event -> event.tags().contains("project:" + of.tag()))
        .toList();
  }

  /** Returns the steps of a project's events, in the order in which Datadog received them. */
  public List<String> steps(LoadTestedService of) {
    return events(of).stream()
        .flatMap(event -> event.tags().stream())
        .filter(tag -> tag.startsWith("step:"))
        .map(tag -> tag.substring("step:".length()))
        .toList();
  }

  public ServiceBookStandIn book() {
    return book;
  }

  public DatadogStandIn datadog() {
    return datadog;
  }

  public synchronized S3StandIn s3() {
    if (s3 == null) {
      s3 = new S3StandIn();
    }
    return s3;
  }

  private List<Series> series(String query, Instant from, Instant to) {
    return services.stream()
        .filter(service -> service.isMeantBy(query))
        .findFirst()
        .map(service -> service.series().series(query, from, to))
        .orElse(List.of());
  }

  @Override
  public void close() {
    services.forEach(tested -> tested.service().close());
    git.close();
    book.close();
    datadog.close();
    if (s3 != null) {
      s3.close();
    }
  }
}
