package io.jenkins.plugins.dogdriver.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A small web service with two web hosts behind a balancer, which answers a request out of a slow
 * database. How many queries a request costs depends on the release. It measures itself.
 */
public final class DemoService implements AutoCloseable {
  private static final List<String> HOSTS = List.of("web1", "web2");
  private static final Duration QUERY_TIME = Duration.ofMillis(4);
  private static final int WORK_OF_A_QUERY = 40_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /**
   * A request that was answered.
   *
   * @param host that answered it
   * @param at when it was answered
   * @param latency from its arrival to its answer
   * @param cpu time that the host computed for it
   */
  public record Request(String host, Instant at, Duration latency, Duration cpu) {}

  /** A release, and the number of queries it makes for a request. */
  public record Release(String version, int queries) {}

  private final HttpStub http = new HttpStub();
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final AtomicInteger next = new AtomicInteger();
  private volatile Release release;

  public DemoService(Release first) throws IOException {
    release = first;
    http.on("/", this::page);
    http.on(
        "/__version__",
        exchange -> answer(exchange, "{\"version\": \"" + release.version() + "\"}"));
  }

  /** Answers some requests first, as a service that has been up for a while. */
  public void warmUp() throws IOException {
    for (int i = 0; i < 100; i++) {
      uri().toURL().openStream().close();
    }
    requests.clear();
  }

  public URI uri() {
    return http.uri();
  }

  public void deploy(Release newest) {
    release = newest;
  }

  /** Returns every request since the start. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void page(HttpExchange exchange) throws IOException {
    long start = System.nanoTime();
    long cpu = THREADS.getCurrentThreadCpuTime();
    String host = HOSTS.get(Math.floorMod(next.getAndIncrement(), HOSTS.size()));
    int hash = 0;
    for (int query = 0; query < release.queries(); query++) {
      hash = 31 * hash + rows();
    }
    // First, so that a client with an answer finds its request among the measured ones.
    requests.add(
        new Request(
            host,
            Instant.now(),
            Duration.ofNanos(System.nanoTime() - start),
            Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpu)));
    answer(exchange, "{\"rows\": " + hash + "}");
  }

  /** Waits for the database, then goes through what it answered. */
  private static int rows() {
    long until = System.nanoTime() + QUERY_TIME.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
    int hash = 1;
    for (int i = 0; i < WORK_OF_A_QUERY; i++) {
      hash = 31 * hash + i;
    }
    return hash;
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.close();
  }
}
