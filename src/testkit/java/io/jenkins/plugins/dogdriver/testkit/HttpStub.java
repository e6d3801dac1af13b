package io.jenkins.plugins.dogdriver.testkit;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback that answers as a test defines. */
public final class HttpStub implements AutoCloseable {
  static {
    // Otherwise each answer on a connection that is used again waits 40 ms for the last packet's
    // acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<HttpContext> contexts = new ArrayList<>();
  private final List<Filter> filters = new ArrayList<>();

  public HttpStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public HttpStub on(String path, HttpHandler handler) {
    HttpContext context = server.createContext(path, handler);
    context.getFilters().addAll(filters);
    contexts.add(context);
    return this;
  }

  /** Passes every request through a filter first, for all handlers. */
  public HttpStub filter(Filter filter) {
    filters.add(filter);
    contexts.forEach(context -> context.getFilters().add(filter));
    return this;
  }

  public HttpStub answer(String path, int status, String body) {
    return on(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  /** Accepts the request and sends nothing until the stub is closed. */
  public HttpStub hang(String path) {
    return on(path, exchange -> awaitClose());
  }

  /** Sends the head and a first byte, and then nothing until the stub is closed. */
  public HttpStub hangInBody(String path) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          awaitClose();
        });
  }

  /** Waits until the stub is closed, on the thread of a handler. */
  public void awaitClose() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
