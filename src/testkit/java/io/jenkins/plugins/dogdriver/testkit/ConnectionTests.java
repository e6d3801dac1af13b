package io.jenkins.plugins.dogdriver.testkit;

import java.util.List;

/** The connection tests of the global configuration, as addresses below a controller's. */
public final class ConnectionTests {
  private static final String FORM =
      "descriptorByName/io.jenkins.plugins.dogdriver.jenkins.settings.";

  public static final String DATADOG = FORM + "DogdriverConfiguration/testDatadog";
  public static final String SERVICE_BOOK = FORM + "DogdriverConfiguration/testServiceBook";
  public static final String FOLDER = FORM + "FolderStore/testStore";
  public static final String S3 = FORM + "S3Store/testStore";

  public static final List<String> ALL = List.of(DATADOG, SERVICE_BOOK, FOLDER, S3);

  private ConnectionTests() {}
}
