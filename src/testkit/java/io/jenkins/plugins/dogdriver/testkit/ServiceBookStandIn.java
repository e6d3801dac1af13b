package io.jenkins.plugins.dogdriver.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.Project;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A ServiceBook on loopback: {@code /api/project} in pages of 50, linked as the real one does. */
public final class ServiceBookStandIn implements AutoCloseable {
  private static final int PAGE = 50;
  private static final Pattern NUMBER = Pattern.compile("page\\[number\\]=(\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpStub http = new HttpStub();
  private final List<Project> projects = new CopyOnWriteArrayList<>();

  public ServiceBookStandIn(Project... projects) throws IOException {
    this.projects.addAll(List.of(projects));
    http.on("/api/project", this::answer);
  }

  /** Passes every request through a filter first. */
  public ServiceBookStandIn filter(Filter filter) {
    http.filter(filter);
    return this;
  }

  /**
   * Returns a project with the test {@code dogdriver} and the deployment {@code stage}.
   *
   * @param loadTest the URL of the test's repository
   * @param endpoint of the deployment
   */
  public static Project project(String name, String loadTest, URI endpoint) {
    return new Project(
        name,
        List.of(new LoadTest("dogdriver", loadTest)),
        List.of(new Deployment("stage", endpoint.toString())));
  }

  public URI uri() {
    return http.uri();
  }

  public void add(Project project) {
    projects.add(project);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    Matcher matcher = NUMBER.matcher(query == null ? "" : query);
    int number = matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
    ObjectNode page = JSON.createObjectNode();
    ArrayNode data = page.putArray("data");
    projects.stream().skip((number - 1L) * PAGE).limit(PAGE).forEach(p -> write(data, p));
    ObjectNode links = page.putObject("links");
    links.put(
        "next",
        number * PAGE < projects.size()
            // The real one names a host of its own in its links.
            ? "http://servicebook.invalid/api/project?page[number]="
                + (number + 1)
                + "&page[size]="
                + PAGE
            : null);
    byte[] body = page.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.api+json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void write(ArrayNode data, Project project) {
    ObjectNode entry = data.addObject().put("name", project.name());
    ArrayNode tests = entry.putArray("tests");
    project.tests().forEach(t -> tests.addObject().put("name", t.name()).put("url", t.url()));
    ArrayNode places = entry.putArray("deployments");
    project
        .deployments()
        .forEach(d -> places.addObject().put("name", d.name()).put("endpoint", d.endpoint()));
  }

  @Override
  public void close() {
    http.close();
  }
}
