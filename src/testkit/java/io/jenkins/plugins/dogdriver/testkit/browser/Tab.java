package io.jenkins.plugins.dogdriver.testkit.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A page of the web as a person sees it, on a screen with two pixels to the point. */
public final class Tab implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The largest height of a picture, in points. */
  private static final int HIGHEST = 6000;

  /** The colours that the page prefers. */
  public enum Scheme {
    LIGHT,
    DARK
  }

  private final DevTools tools;
  private int width = 1280;

  Tab(DevTools tools) {
    this.tools = tools;
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      tools.call(domain + ".enable", Map.of());
    }
    size(1280, 900);
  }

  /** Sends this header Authorization with every request. */
  public Tab authorization(String value) {
    tools.call("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Authorization", value)));
    return this;
  }

  public Tab scheme(Scheme scheme) {
    Map<String, String> preference =
        Map.of("name", "prefers-color-scheme", "value", scheme == Scheme.DARK ? "dark" : "light");
    tools.call("Emulation.setEmulatedMedia", Map.of("features", List.of(preference)));
    return this;
  }

  /** Makes the window so large, in points. */
  public Tab size(int width, int height) {
    this.width = width;
    tools.call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 2, "mobile", false));
    return this;
  }

  /** Opens an address, and returns once the page is loaded. */
  public Tab open(URI address) {
    tools.forgetEvents();
    JsonNode answer = tools.call("Page.navigate", Map.of("url", address.toString()));
    if (answer.has("errorText")) {
      throw new IllegalStateException(address + ": " + answer.path("errorText").asText());
    }
    return awaitLoad(address.toString());
  }

  /** Does something that leads to another page, and returns once that is loaded. */
  public Tab leave(Runnable action) {
    tools.forgetEvents();
    action.run();
    return awaitLoad("the next page");
  }

  private Tab awaitLoad(String page) {
    Awaitility.await(page + " is loaded")
        .atMost(PATIENCE)
        .until(() -> tools.events().stream().anyMatch(event -> is(event, "Page.loadEventFired")));
    return this;
  }

  /**
   * Returns the value of an expression of JavaScript, after waiting for it if it is a promise.
   *
   * @throws IllegalStateException if it throws
   */
  public JsonNode value(String expression) {
    JsonNode answer =
        tools.call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(
          answer.path("exceptionDetails").path("exception").path("description").asText());
    }
    return answer.path("result").path("value");
  }

  /** Waits until an expression of JavaScript is true. */
  public Tab await(String what, String expression) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> value("!!(" + expression + ")").asBoolean());
    return this;
  }

  /** Returns the whole text of the page. */
  public String text() {
    return value("document.body.innerText").asText();
  }

  /** Returns the errors of scripts, refusals by the security policy and requests that failed. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (JsonNode event : tools.events()) {
      JsonNode details = event.path("params");
      if (is(event, "Runtime.exceptionThrown")) {
        complaints.add(details.path("exceptionDetails").path("exception").toString());
      } else if (is(event, "Log.entryAdded")
          && details.at("/entry/level").asText().equals("error")) {
        complaints.add(
            details.at("/entry/text").asText() + " " + details.at("/entry/url").asText());
      } else if (is(event, "Runtime.consoleAPICalled")
          && details.path("type").asText().equals("error")) {
        complaints.add(details.path("args").toString());
      } else if (is(event, "Network.responseReceived")
          && details.at("/response/status").asInt() >= 400) {
        complaints.add(
            details.at("/response/status").asInt() + " " + details.at("/response/url").asText());
      }
    }
    return complaints;
  }

  /** Makes the window as high as the page, so that all of it is shown. */
  public Tab grow() {
    return size(width, height());
  }

  /** Writes a picture of the page from its top to its end. */
  public void screenshot(Path png) throws IOException {
    capture(png, Map.of("x", 0, "y", 0, "width", width, "height", height(), "scale", 1));
  }

  /**
   * Writes a picture of a part of the page.
   *
   * @param element an expression of JavaScript
   */
  public void screenshot(Path png, String element) throws IOException {
    JsonNode place =
        value(
            "(({x, y, width, height}) => ({x: x + scrollX, y: y + scrollY, width, height}))("
                + element
                + ".getBoundingClientRect())");
    capture(
        png,
        Map.of(
            "x", place.path("x"),
            "y", place.path("y"),
            "width", place.path("width"),
            "height", place.path("height"),
            "scale", 1));
  }

  private void capture(Path png, Map<String, ?> clip) throws IOException {
    JsonNode picture =
        tools.call(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    Files.write(png, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  private int height() {
    JsonNode size = tools.call("Page.getLayoutMetrics", Map.of()).path("cssContentSize");
    return Math.min(HIGHEST, size.path("height").asInt());
  }

  private static boolean is(JsonNode event, String method) {
    return event.path("method").asText().equals(method);
  }

  @Override
  public void close() {
    tools.close();
  }
}
