package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ApiException;
import com.datadog.api.client.ServerConfiguration;
import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.http.Proxies;
import jakarta.ws.rs.ProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.HttpUrlConnectorProvider;

/** Adds to Datadog's own client limits on time, answers and attempts, and clear errors. */
final class DatadogClient {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final DatadogSettings settings;
  private final Pause pause;
  private final FailureReader failures;
  private final ApiClient client;

  DatadogClient(DatadogSettings settings, Proxies proxies, Pause pause) {
    this.settings = settings;
    this.pause = pause;
    this.failures = new FailureReader(settings);
    this.client = inOurClassLoader(() -> build(settings, proxies));
  }

  private static ApiClient build(DatadogSettings settings, Proxies proxies) {
    ApiClient client = new ApiClient();
    client.setServers(List.of(new ServerConfiguration(settings.address(), "", Map.of())));
    // Always both, or the client reads the missing one from the environment of the process.
    client.configureApiKeys(
        Map.of(
            "apiKeyAuth", settings.apiKey().reveal(),
            "appKeyAuth", settings.applicationKey().reveal()));
    client.enableRetry(false);
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    ClientConfig config = client.getClientConfig();
    config.property(ClientProperties.CONNECT_TIMEOUT, timeout);
    config.property(ClientProperties.READ_TIMEOUT, timeout);
    // A redirect would carry the keys to another host.
    config.property(ClientProperties.FOLLOW_REDIRECTS, false);
    HeadDeadline head = new HeadDeadline(settings.timeout().multipliedBy(2), proxies);
    config.connectorProvider(new HttpUrlConnectorProvider().connectionFactory(head));
    config.register(head);
    config.register(new AnswerLimit(settings.timeout()));
    return client.setClientConfig(config);
  }

  /** A request of Datadog's client. */
  interface Request<T> {
    T send() throws ApiException;
  }

  /**
   * Sends a request until it is answered, at most as often as the settings say.
   *
   * @param purpose for messages, for example "to read metrics"
   * @throws DatadogException where the last try failed, or a further one cannot help
   */
  <T> T call(String purpose, Function<ApiClient, Request<T>> request) {
    for (int attempt = 1; ; attempt++) {
      Failure failure;
      try {
        return inOurClassLoader(() -> request.apply(client).send());
      } catch (ApiException e) {
        failure = failures.read(purpose, e);
      } catch (ProcessingException e) {
        failure = failures.read(purpose, e);
      } catch (UnusableAnswerException e) {
        failure = failures.read(purpose, e);
      }
      if (attempt >= settings.attempts() || !failure.passing()) {
        throw failure.error();
      }
      waitFor(failure.reset().orElse(backOff(attempt)), purpose);
    }
  }

  String oneLine(String foreign) {
    return failures.oneLine(foreign);
  }

  /** Returns the pause after an attempt: 1 s, 2 s, 4 s … up to the longest wait. */
  private static Duration backOff(int attempt) {
    Duration wait = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
    return wait.compareTo(FailureReader.LONGEST_WAIT) < 0 ? wait : FailureReader.LONGEST_WAIT;
  }

  private void waitFor(Duration time, String purpose) {
    try {
      pause.waitFor(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatadogException(
          Kind.INTERRUPTED, "Waiting for Datadog " + purpose + " was interrupted.", e);
    }
  }

  /** A piece of work that may throw one checked exception, or none. */
  private interface Work<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * Runs something with this class's loader: Jersey finds its parts through the thread's context
   * class loader, which inside Jenkins is the web application's and does not know a plugin's
   * libraries.
   */
  private static <T, E extends Exception> T inOurClassLoader(Work<T, E> work) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(Work.class.getClassLoader());
    try {
      return work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
