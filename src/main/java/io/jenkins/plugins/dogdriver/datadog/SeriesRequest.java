package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.ApiClient;
import com.datadog.api.client.ApiException;
import com.datadog.api.client.Pair;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the points of series from Datadog, as {@code MetricsApi.queryMetrics} does, while they
 * arrive.
 */
final class SeriesRequest {
  private static final String OPERATION = "v1.MetricsApi.queryMetrics";
  private static final String PATH = "/api/v1/query";
  private static final String[] JSON = {"application/json"};
  private static final String[] KEYS = {"apiKeyAuth", "appKeyAuth", "AuthZ"};

  private final ApiClient api;

  SeriesRequest(ApiClient api) {
    this.api = api;
  }

  /**
   * Sends a query, and returns its answer.
   *
   * @param from the beginning of the window, in epoch seconds
   * @param to its end, in epoch seconds
   */
  QueryAnswer send(long from, long to, String query) throws ApiException {
    List<Pair> parameters = new ArrayList<>();
    parameters.addAll(api.parameterToPairs("", "from", from));
    parameters.addAll(api.parameterToPairs("", "to", to));
    parameters.addAll(api.parameterToPairs("", "query", query));
    Invocation.Builder request =
        api.createBuilder(OPERATION, PATH, parameters, Map.of(), Map.of(), JSON, KEYS);
    try (Response response = request.get()) {
      if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
        throw new ApiException(response.getStatus(), "error", headers(response), body(response));
      }
      return answer(response);
    }
  }

  private static QueryAnswer answer(Response response) {
    if (!response.hasEntity()) {
      throw UnusableAnswerException.nothing();
    }
    try (InputStream content = response.readEntity(InputStream.class)) {
      return QueryAnswer.read(content);
    } catch (IOException e) {
      throw new ProcessingException(e);
    }
  }

  private static Map<String, List<String>> headers(Response response) {
    return response.getStringHeaders().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Returns the body; empty where it cannot be read, as the status says enough. */
  private static String body(Response response) {
    try {
      return response.hasEntity() ? response.readEntity(String.class) : "";
    } catch (ProcessingException e) {
      return "";
    }
  }
}
