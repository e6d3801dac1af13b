package io.jenkins.plugins.dogdriver.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The Chrome DevTools Protocol, spoken with one tab. */
final class DevTools implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebSocket socket;
  private final AtomicInteger lastId = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  DevTools(HttpClient http, URI address) {
    socket =
        http.newWebSocketBuilder()
            .connectTimeout(TIMEOUT)
            .buildAsync(address, new Messages())
            .join();
  }

  /**
   * Calls a method of the browser, and returns the result.
   *
   * @return the result
   * @throws IllegalStateException if the browser refuses, or does not answer in time
   */
  JsonNode call(String method, Map<String, ?> parameters) {
    int id = lastId.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    pending.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    socket.sendText(message.toString(), true).join();
    try {
      JsonNode answered = answer.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      if (answered.has("error")) {
        throw new IllegalStateException(
            method + ": " + answered.path("error").path("message").asText());
      }
      return answered.path("result");
    } catch (TimeoutException e) {
      throw new IllegalStateException("The browser did not answer to " + method + ".", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The browser is gone.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the browser was asked.", e);
    }
  }

  /**
   * Returns the events since the last {@link #forgetEvents}, each with its method and parameters.
   */
  List<JsonNode> events() {
    return List.copyOf(events);
  }

  void forgetEvents() {
    events.clear();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Messages implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        take(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      pending.values().forEach(answer -> answer.completeExceptionally(error));
    }

    private void take(String message) {
      try {
        JsonNode json = JSON.readTree(message);
        if (json.has("id")) {
          CompletableFuture<JsonNode> answer = pending.remove(json.path("id").asInt());
          if (answer != null) {
            answer.complete(json);
          }
        } else {
          events.add(json);
        }
      } catch (IOException e) {
        pending.values().forEach(answer -> answer.completeExceptionally(e));
      }
    }
  }
}
