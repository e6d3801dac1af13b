package io.jenkins.plugins.dogdriver.store;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.auth.AWSCredentials;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.auth.BasicSessionCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.s3.AmazonS3;
import com.amazonaws.services.s3.AmazonS3ClientBuilder;
import com.amazonaws.services.s3.Headers;
import com.amazonaws.services.s3.internal.Constants;
import io.jenkins.plugins.dogdriver.http.Proxies;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A client of Amazon's own with bounded time and tries, as the settings have it. */
final class S3Client {
  /** The most requests that may be on their way at once. */
  static final int CONNECTIONS = 64;

  /** The time in which a request ends, with every further try. */
  static final Duration WHOLE_TIMEOUT = Duration.ofSeconds(60);

  private static final int RETRIES = 3;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(20);

  /**
   * The client warns that it has a successor, and that it reads no XML with a library of Java 8.
   */
  private static final List<Logger> OF_NO_USE =
      Stream.of("com.amazonaws.util.VersionInfoUtils", "com.amazonaws.util.Base64")
          .map(Logger::getLogger)
          .toList();

  static {
    OF_NO_USE.forEach(logger -> logger.setLevel(Level.SEVERE));
  }

  private S3Client() {}

  static AmazonS3 of(S3Settings settings, Proxies proxies) {
    ClientConfiguration configuration =
        new ClientConfiguration()
            .withMaxConnections(CONNECTIONS)
            .withMaxErrorRetry(RETRIES)
            .withConnectionTimeout((int) CONNECT_TIMEOUT.toMillis())
            .withSocketTimeout((int) ANSWER_TIMEOUT.toMillis())
            .withClientExecutionTimeout((int) WHOLE_TIMEOUT.toMillis());
    route(configuration, address(settings), proxies);
    if (settings.requesterPays()) {
      configuration.addHeader(Headers.REQUESTER_PAYS_HEADER, Constants.REQUESTER_PAYS);
    }
    AmazonS3ClientBuilder builder =
        AmazonS3ClientBuilder.standard()
            .withClientConfiguration(configuration)
            .withPathStyleAccessEnabled(settings.pathStyle())
            // Not every store takes a body in Amazon's own encoding, which is of use for large
            // ones.
            .withChunkedEncodingDisabled(true);
    settings
        .endpoint()
        .ifPresentOrElse(
            endpoint ->
                builder.withEndpointConfiguration(
                    new EndpointConfiguration(endpoint.toString(), settings.region())),
            () -> builder.withRegion(settings.region()));
    settings
        .accessKey()
        .ifPresent(key -> builder.withCredentials(new AWSStaticCredentialsProvider(aws(key))));
    return builder.build();
  }

  private static URI address(S3Settings settings) {
    return settings
        .endpoint()
        .orElseGet(() -> URI.create("https://s3." + settings.region() + ".amazonaws.com"));
  }

  /**
   * Sets the proxy: without a word on proxies the client takes those of the process by rules of its
   * own.
   */
  private static void route(ClientConfiguration configuration, URI address, Proxies proxies) {
    proxies
        .address(address)
        .ifPresentOrElse(
            proxy -> {
              configuration
                  .withProxyHost(proxy.getHostString())
                  .withProxyPort(proxy.getPort())
                  .withNonProxyHosts("");
              proxies
                  .login(proxy.getHostString(), proxy.getPort())
                  .ifPresent(login -> authenticate(configuration, login));
            },
            () -> configuration.withNonProxyHosts("*"));
  }

  private static void authenticate(
      ClientConfiguration configuration, PasswordAuthentication login) {
    configuration
        .withProxyUsername(login.getUserName())
        .withProxyPassword(new String(login.getPassword()));
  }

  private static AWSCredentials aws(AccessKey key) {
    return key.sessionToken().isEmpty()
        ? new BasicAWSCredentials(key.id(), key.secret().reveal())
        : new BasicSessionCredentials(key.id(), key.secret().reveal(), key.sessionToken().reveal());
  }
}
