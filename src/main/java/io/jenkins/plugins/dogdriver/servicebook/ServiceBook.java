package io.jenkins.plugins.dogdriver.servicebook;

import io.jenkins.plugins.dogdriver.http.BoundedGet;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Project;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks up in Mozilla's ServiceBook which projects there are, where they run and where their tests
 * are.
 */
public final class ServiceBook {
  private static final int LARGEST_PAGE = 8 * 1024 * 1024;
  private static final int LARGEST_BOOK = 32 * 1024 * 1024;
  private static final int MOST_PAGES = 200;
  private static final String LIST = "/api/project";
  private static final int MOST_NAMES_SHOWN = 60;

  private final URI base;
  private final BoundedGet pages;

  /**
   * @param base its address, an absolute http or https URL, for example {@code
   *     http://servicebook.dev.mozaws.net}
   * @param timeout for each page
   * @throws ServiceBookException for any other address
   */
  public ServiceBook(URI base, HttpClient http, Duration timeout) {
    if (!HttpUrl.matches(base)) {
      throw new ServiceBookException(
          "The ServiceBook's address must be an http or https URL, not '" + base + "'.");
    }
    this.base = URI.create(withoutList(HttpUrl.withoutSlashAtEnd(base.toString())));
    this.pages = new BoundedGet(http, timeout, LARGEST_PAGE);
  }

  /**
   * Returns the address of the ServiceBook; that of its list may be given instead, as a browser has
   * it.
   */
  private static String withoutList(String address) {
    return address.endsWith(LIST)
        ? HttpUrl.withoutSlashAtEnd(address.substring(0, address.length() - LIST.length()))
        : address;
  }

  /**
   * Returns the projects of the ServiceBook.
   *
   * @return every project that has a name, in the order of the ServiceBook
   * @throws ServiceBookException when it cannot be reached or does not answer as a ServiceBook does
   */
  public List<Project> projects() {
    List<Project> projects = new ArrayList<>();
    ProjectsReader reader = new ProjectsReader();
    Set<URI> seen = new HashSet<>();
    long bytes = 0;
    Optional<URI> next = Optional.of(URI.create(base + LIST));
    while (next.isPresent() && seen.add(next.get())) {
      URI page = next.get();
      if (seen.size() > MOST_PAGES) {
        throw tooLarge("more than " + MOST_PAGES + " pages of projects");
      }
      byte[] content = get(page);
      bytes += content.length;
      if (bytes > LARGEST_BOOK) {
        throw tooLarge("more than " + LARGEST_BOOK + " bytes of projects");
      }
      ProjectsReader.Page read = read(page, content, reader);
      projects.addAll(read.projects().orElseThrow(() -> noProjects(page)));
      next = read.next().flatMap(link -> next(page, link));
    }
    return List.copyOf(projects);
  }

  /** Returns every project that has the test, with each deployment of that name. */
  public List<LoadTestTarget> targets(String test, String deployment) {
    return projects().stream()
        .filter(project -> named(project.tests(), LoadTest::name, test).isPresent())
        .filter(project -> named(project.deployments(), Deployment::name, deployment).isPresent())
        .map(project -> target(project, test, deployment))
        .toList();
  }

  /**
   * Returns a project with its test and its deployment.
   *
   * @throws ServiceBookException naming what is missing and what there is instead
   */
  public LoadTestTarget target(String project, String test, String deployment) {
    List<Project> projects = projects();
    Project found =
        named(projects, Project::name, project)
            .orElseThrow(
                () ->
                    new ServiceBookException(
                        "The ServiceBook at %s has no project '%s'; it has %s."
                            .formatted(base, project, names(projects, Project::name))));
    return target(found, test, deployment);
  }

  private LoadTestTarget target(Project project, String test, String deployment) {
    LoadTest loadTest =
        named(project.tests(), LoadTest::name, test)
            .orElseThrow(
                () ->
                    new ServiceBookException(
                        "The project %s has no test '%s' in the ServiceBook; it has %s."
                            .formatted(
                                project.name(), test, names(project.tests(), LoadTest::name))));
    Deployment place =
        named(project.deployments(), Deployment::name, deployment)
            .orElseThrow(
                () ->
                    new ServiceBookException(
                        "The project %s has no deployment '%s' in the ServiceBook; it has %s."
                            .formatted(
                                project.name(),
                                deployment,
                                names(project.deployments(), Deployment::name))));
    return new LoadTestTarget(project.name(), loadTest, place);
  }

  /** Returns the entry of that very name, or else the only one that differs in case alone. */
  private static <T> Optional<T> named(List<T> entries, Function<T, String> name, String wanted) {
    for (T entry : entries) {
      if (name.apply(entry).equals(wanted)) {
        return Optional.of(entry);
      }
    }
    List<T> alike =
        entries.stream().filter(entry -> name.apply(entry).equalsIgnoreCase(wanted)).toList();
    return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
  }

  private static <T> String names(List<T> entries, Function<T, String> name) {
    if (entries.isEmpty()) {
      return "none";
    }
    String shown =
        entries.stream()
            .limit(MOST_NAMES_SHOWN)
            .map(name)
            .map(each -> "'" + each + "'")
            .collect(Collectors.joining(", "));
    int more = entries.size() - MOST_NAMES_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private byte[] get(URI page) {
    try {
      return pages.get(page);
    } catch (IOException e) {
      throw new ServiceBookException("The ServiceBook cannot be read: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceBookException("Reading the ServiceBook was interrupted.", e);
    }
  }

  private ProjectsReader.Page read(URI page, byte[] content, ProjectsReader reader) {
    try {
      return reader.read(content);
    } catch (ProjectsReader.TooManyException e) {
      throw tooLarge(e.getMessage());
    } catch (IOException e) {
      throw new ServiceBookException(
          page + " did not answer JSON: is this the address of a ServiceBook?", e);
    }
  }

  private static ServiceBookException noProjects(URI page) {
    return new ServiceBookException(
        page + " answered JSON without projects: is this the address of a ServiceBook?");
  }

  private ServiceBookException tooLarge(String why) {
    return new ServiceBookException("The ServiceBook at " + base + " has " + why + ".");
  }

  /**
   * Returns the address of the next page. Only the query of the link is used: behind a proxy the
   * ServiceBook writes links with a host of its own, and no answer may lead to another server.
   */
  private Optional<URI> next(URI page, String link) {
    int query = link.indexOf('?');
    if (query < 0) {
      return Optional.empty();
    }
    String encoded = link.substring(query + 1).replace("[", "%5B").replace("]", "%5D");
    try {
      return Optional.of(URI.create(base + LIST + "?" + encoded));
    } catch (IllegalArgumentException e) {
      throw new ServiceBookException(
          page + " names a next page that is not a URL: " + PrintableText.of(link, 200) + ".", e);
    }
  }
}
