package io.jenkins.plugins.dogdriver.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves repositories to {@code git clone} over HTTP, as plain files. */
final class GitServer implements AutoCloseable {
  private final HttpStub http = new HttpStub();
  private final Path root;

  /**
   * @param root an absolute path of a folder
   */
  GitServer(Path root) throws IOException {
    this.root = Files.createDirectories(root);
    http.on("/", this::answer);
  }

  URI uri() {
    return http.uri();
  }

  /**
   * Adds a repository, and returns its URL.
   *
   * @param name of letters, digits and dashes, unique here
   */
  URI add(String name, LoadTestRepository repository) throws IOException, InterruptedException {
    repository.copyForTheWeb(root.resolve(name + ".git"));
    return http.uri().resolve("/" + name + ".git");
  }

  private void answer(HttpExchange exchange) throws IOException {
    Path file = root.resolve(exchange.getRequestURI().getPath().substring(1)).normalize();
    if (file.startsWith(root) && Files.isRegularFile(file)) {
      byte[] content = Files.readAllBytes(file);
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }

  @Override
  public void close() {
    http.close();
  }
}
