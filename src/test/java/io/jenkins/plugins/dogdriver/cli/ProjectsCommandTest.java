package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** {@code dogdriver projects}. */
public class ProjectsCommandTest {
  private ServiceBookStandIn book;

  @Before
  public void start() throws IOException {
    book = new ServiceBookStandIn(new Project("Firefox Screenshots", List.of(), List.of()));
  }

  @After
  public void stop() {
    book.close();
  }

  @Test
  public void projectsAreListedForPeopleAndPrograms() {
    book.add(
        ServiceBookStandIn.project(
            "kintowe", "https://example.com/loadtest", URI.create("https://stage.example.com")));

    assertThat(projects().out())
        .contains("kintowe", "tests: dogdriver; deployments: stage")
        .doesNotContain("Screenshots");
    assertThat(projects("--all").out())
        .contains("kintowe")
        .containsPattern("Firefox Screenshots +tests: none; deployments: none\n");
    assertThat(projects("--all", "--json").out().lines())
        .hasSize(2)
        .contains("{\"name\":\"Firefox Screenshots\",\"tests\":[],\"deployments\":[]}");
  }

  @Test
  public void whereNoProjectHasTheTestItIsSaidHowToSeeThemAll() {
    CommandLineRun none = projects("--test", "nightly");

    assertThat(none.exitCode()).isZero();
    assertThat(none.out()).contains(book.uri().toString(), "'nightly'", "--all");
    assertThat(projects("--test", "nightly", "--json").out()).isEmpty();
  }

  @Test
  public void theServiceBookIsAskedThroughTheProxyOfTheEnvironment() {
    CommandLineRun asked =
        CommandLineRun.of(
            Map.of("http_proxy", book.uri().toString()),
            Clock.systemUTC(),
            "projects",
            "--all",
            "--servicebook",
            "http://servicebook.invalid");

    assertThat(asked.err()).isEmpty();
    assertThat(asked.out()).contains("Firefox Screenshots");
  }

  @Test
  public void aProxyThatCannotBeUsedIsNamedWithoutItsPassword() {
    CommandLineRun asked =
        CommandLineRun.of(
            Map.of("HTTP_PROXY", "socks5://me:hunter2@proxy.example.org"),
            Clock.systemUTC(),
            "projects",
            "--servicebook",
            book.uri().toString());

    assertThat(asked.err())
        .contains("The proxy of HTTP_PROXY is not used")
        .doesNotContain("hunter2");
    assertThat(asked.exitCode()).isZero();
  }

  private CommandLineRun projects(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("projects", "--servicebook", book.uri().toString()));
    arguments.addAll(List.of(options));
    return CommandLineRun.of(Map.of(), Clock.systemUTC(), arguments.toArray(String[]::new));
  }
}
