package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsTree;
import picocli.CommandLine.Option;

/** The options of a command that reads the store. */
class StoreOptions implements SettingsGroup {
  static final String HEADING = "%nStore:%n";

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Folder where runs are kept (default: dogdriver/runs in $XDG_STATE_HOME, or in"
              + " ~/.local/state).")
  String store;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description =
          "Bucket of S3 where runs are kept; the access key is that of $AWS_ACCESS_KEY_ID and"
              + " $AWS_SECRET_ACCESS_KEY, the profile or the machine's role.")
  String bucket;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "Region of the bucket (default: $AWS_REGION, or us-east-1).")
  String region;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Address of a store other than Amazon's that speaks S3 (default: $AWS_ENDPOINT_URL_S3 or"
              + " $AWS_ENDPOINT_URL).")
  String endpoint;

  @Override
  public SettingsTree over(SettingsTree settings) {
    return settings
        .with("/store/folder", store)
        .with("/store/s3/bucket", bucket)
        .with("/store/s3/region", region)
        .with("/store/s3/endpoint", endpoint);
  }
}
