package io.jenkins.plugins.dogdriver.servicebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.Test;

public class ServiceBookTest {
  private static ServiceBook book(URI uri) {
    return new ServiceBook(uri, HttpClient.newHttpClient(), Duration.ofSeconds(2));
  }

  private static HttpStub real() throws Exception {
    try (InputStream answer = ServiceBookTest.class.getResourceAsStream("projects.json")) {
      return new HttpStub()
          .answer("/api/project", 200, new String(answer.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Project project(String name) {
    return new Project(
        name,
        List.of(new LoadTest("dogdriver", "https://example.org/" + name.hashCode())),
        List.of(new Deployment("stage", "https://stage.example.org")));
  }

  @Test
  public void aRealAnswerIsRead() throws Exception {
    try (HttpStub stub = real()) {
      assertThat(book(stub.uri()).projects()).hasSize(47);
      assertThat(book(stub.uri()).target("kintowe", "dogdriver", "stage"))
          .isEqualTo(
              new LoadTestTarget(
                  "kintowe",
                  new LoadTest("dogdriver", "https://github.com/tarekziade/kinto-loadtests"),
                  new Deployment("stage", "https://webextensions-settings.stage.mozaws.net")));
    }
  }

  @Test
  public void theProjectsThatHaveTheTestAreFound() throws Exception {
    try (HttpStub stub = real()) {
      assertThat(book(stub.uri()).targets("dogdriver", "stage"))
          .extracting(LoadTestTarget::project)
          .containsExactly("kintowe", "Firefox Screenshots", "Shavar", "Symbol");
    }
  }

  @Test
  public void aNameMayDifferInCaseWhereOnlyOneIsMeant() throws Exception {
    try (HttpStub stub = real()) {
      assertThat(book(stub.uri()).target("firefox screenshots", "Dogdriver", "STAGE").project())
          .isEqualTo("Firefox Screenshots");
    }
  }

  @Test
  public void everyPageIsRead() throws Exception {
    try (ServiceBookStandIn standIn = new ServiceBookStandIn()) {
      for (int i = 0; i < 120; i++) {
        standIn.add(project("p" + i));
      }
      assertThat(book(standIn.uri()).projects()).hasSize(120).doesNotHaveDuplicates();
    }
  }

  @Test
  public void pagesThatPointToEachOtherForEverAreReadOnce() throws Exception {
    String page = "{\"data\":[{\"name\":\"a\"}],\"links\":{\"next\":\"/api/project?page=2\"}}";
    try (HttpStub stub = new HttpStub().answer("/api/project", 200, page)) {
      assertThat(book(stub.uri()).projects()).hasSize(2);
    }
  }

  @Test
  public void pagesAreReadAsFarAsAServiceBookMayBeLarge() throws Exception {
    String filler = "x".repeat(7 * 1024 * 1024);
    AtomicInteger page = new AtomicInteger();
    try (HttpStub stub =
        pages(
            () ->
                "{\"x\": \"%s\", \"data\": [{\"name\": \"a\"}], \"links\": {\"next\": \"?page=%d\"}}"
                    .formatted(filler, page.incrementAndGet()))) {
      assertThatThrownBy(() -> book(stub.uri()).projects())
          .hasMessage(
              "The ServiceBook at " + stub.uri() + " has more than 33554432 bytes of projects.");
    }
    assertThat(page).hasValue(5);
  }

  @Test
  public void entriesAreReadAsFarAsAServiceBookMayHaveThem() throws Exception {
    List<String> pages =
        List.of(
            "{\"data\": [" + "{},".repeat(1_000_000) + "{}]}",
            "{\"data\": [{\"tests\": [" + "{},".repeat(1_000_000) + "{}]}]}",
            "{\"data\": [" + "null,".repeat(1_000_000) + "{}]}");
    for (String page : pages) {
      try (HttpStub stub = new HttpStub().answer("/api/project", 200, page)) {
        assertThatThrownBy(() -> book(stub.uri()).projects())
            .hasMessage(
                "The ServiceBook at %s has more than 100000 projects, tests and deployments.",
                stub.uri());
      }
    }
  }

  @Test
  public void whatIsNotAProjectIsPassedOver() throws Exception {
    String page =
        """
        {"data": [null, 7, [], {"name": null, "tests": {}, "deployments": 7},
          {"name": 7, "tests": [null, {"name": ["x"], "url": "u", "x": {"name": "y"}}],
           "deployments": [{"endpoint": "e", "name": "d"}]}],
         "links": {"self": {"next": "?no"}, "next": null}} and more""";
    try (HttpStub stub = new HttpStub().answer("/api/project", 200, page)) {
      assertThat(book(stub.uri()).projects())
          .containsExactly(
              new Project("7", List.of(new LoadTest("", "u")), List.of(new Deployment("d", "e"))));
    }
  }

  @Test
  public void theAttributesOfJsonApiAreFields() throws Exception {
    String page =
        """
        {"data": [{"type": "project", "id": "1", "attributes": {"name": "a", "x": {"name": "no"},
          "tests": [{"name": "t", "url": "u"}]}, "links": {"self": "/api/project/1"}}]}""";
    try (HttpStub stub = new HttpStub().answer("/api/project", 200, page)) {
      assertThat(book(stub.uri()).projects())
          .containsExactly(new Project("a", List.of(new LoadTest("t", "u")), List.of()));
    }
  }

  @Test
  public void theAddressOfTheListIsOneOfTheServiceBook() throws Exception {
    try (HttpStub stub = real()) {
      for (String path : List.of("/api/project", "/api/project/", "//")) {
        assertThat(book(URI.create(stub.uri() + path)).projects()).hasSize(47);
      }
    }
  }

  private static HttpStub pages(Supplier<String> next) throws Exception {
    return new HttpStub()
        .on(
            "/api/project",
            exchange -> {
              byte[] page = next.get().getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(200, page.length);
              exchange.getResponseBody().write(page);
              exchange.close();
            });
  }

  @Test
  public void aMissingProjectIsNamedWithWhatThereIs() throws Exception {
    try (ServiceBookStandIn standIn =
        new ServiceBookStandIn(project("kintowe"), project("Übersicht"))) {
      assertThatThrownBy(() -> book(standIn.uri()).target("kinto", "dogdriver", "stage"))
          .hasMessage(
              "The ServiceBook at %s has no project 'kinto'; it has 'kintowe', 'Übersicht'.",
              standIn.uri());
    }
  }

  @Test
  public void aMissingTestOrDeploymentIsNamedWithWhatThereIs() throws Exception {
    try (HttpStub stub = real()) {
      assertThatThrownBy(() -> book(stub.uri()).target("Balrog", "dogdriver", "stage"))
          .hasMessage(
              "The project Balrog has no test 'dogdriver' in the ServiceBook; it has 'Unit',"
                  + " 'Contract API tests'.");
      assertThatThrownBy(() -> book(stub.uri()).target("Symbol", "dogdriver", "prod"))
          .hasMessage(
              "The project Symbol has no deployment 'prod' in the ServiceBook; it has 'stage'.");
    }
  }

  @Test
  public void anAddressThatIsNoServiceBookIsToldAsSuch() throws Exception {
    try (HttpStub stub = new HttpStub().answer("/api/project", 200, "<html>")) {
      assertThatThrownBy(() -> book(stub.uri()).projects())
          .isInstanceOf(ServiceBookException.class)
          .hasMessageContaining("is this the address of a ServiceBook?");
    }
    try (HttpStub stub = new HttpStub().answer("/api/project", 503, "")) {
      assertThatThrownBy(() -> book(stub.uri()).projects())
          .isInstanceOf(ServiceBookException.class)
          .hasMessageContaining("answered 503");
    }
    for (String none : List.of("[]", "7", "{}", "{\"data\": {}}", "{\"data\": null}")) {
      try (HttpStub stub = new HttpStub().answer("/api/project", 200, none)) {
        assertThatThrownBy(() -> book(stub.uri()).projects())
            .isInstanceOf(ServiceBookException.class)
            .hasMessageContaining("answered JSON without projects");
      }
    }
    assertThatThrownBy(() -> book(URI.create("servicebook")))
        .hasMessage("The ServiceBook's address must be an http or https URL, not 'servicebook'.");
  }

  @Test
  public void aServiceBookThatSaysNothingIsGivenUp() throws Exception {
    try (HttpStub stub = new HttpStub().hang("/api/project")) {
      assertThatThrownBy(() -> book(stub.uri()).projects()).hasMessageContaining("within 2 s");
    }
  }
}
