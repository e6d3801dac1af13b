package io.jenkins.plugins.dogdriver.jenkins.settings;

import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import hudson.Extension;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.engine.StorePlace;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.store.AccessKey;
import io.jenkins.plugins.dogdriver.store.S3Encryption;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A bucket of S3, or of another store that speaks its protocol. */
public final class S3Store extends StoreConfiguration {
  private final String bucket;
  private String region = S3Settings.DEFAULT_REGION;
  private String endpoint = "";
  private boolean pathStyle;
  private String credentialsId = "";
  private String sse = "";
  private String sseKmsKeyId = "";
  private boolean requesterPays;

  @DataBoundConstructor
  public S3Store(String bucket) {
    this.bucket = bucket.strip();
  }

  public String getBucket() {
    return bucket;
  }

  public String getRegion() {
    return region;
  }

  @DataBoundSetter
  public void setRegion(String region) {
    this.region = region.isBlank() ? S3Settings.DEFAULT_REGION : region.strip();
  }

  /** Returns the address of the store; empty for Amazon's own of the region. */
  public String getEndpoint() {
    return endpoint;
  }

  @DataBoundSetter
  public void setEndpoint(String endpoint) {
    this.endpoint = endpoint.strip();
  }

  /** Returns whether the bucket is named in the path instead of the host. */
  public boolean isPathStyle() {
    return pathStyle;
  }

  @DataBoundSetter
  public void setPathStyle(boolean pathStyle) {
    this.pathStyle = pathStyle;
  }

  /** Returns the id of an access key as user name and password; empty for the machine's role. */
  public String getCredentialsId() {
    return credentialsId;
  }

  @DataBoundSetter
  public void setCredentialsId(String credentialsId) {
    this.credentialsId = credentialsId.strip();
  }

  /** Returns {@code AES256} or {@code aws:kms}; empty for the bucket's own default. */
  public String getSse() {
    return sse;
  }

  @DataBoundSetter
  public void setSse(String sse) {
    this.sse = stripped(sse);
  }

  /** Returns the id of the key for {@code aws:kms}; empty for the account's default key. */
  public String getSseKmsKeyId() {
    return sseKmsKeyId;
  }

  @DataBoundSetter
  public void setSseKmsKeyId(String sseKmsKeyId) {
    this.sseKmsKeyId = stripped(sseKmsKeyId);
  }

  /** Returns whether the owner of the access key pays for the requests. */
  public boolean isRequesterPays() {
    return requesterPays;
  }

  @DataBoundSetter
  public void setRequesterPays(boolean requesterPays) {
    this.requesterPays = requesterPays;
  }

  /** Returns this with empty settings where it was saved before they existed. */
  private Object readResolve() {
    sse = stripped(sse);
    sseKmsKeyId = stripped(sseKmsKeyId);
    return this;
  }

  private static String stripped(String text) {
    return text == null ? "" : text.strip();
  }

  @Override
  StorePlace place(Path home) {
    return new StorePlace.Bucket(
        new S3Settings(
            bucket,
            region,
            address(endpoint),
            pathStyle,
            accessKey(),
            S3Encryption.of(sse, sseKmsKeyId),
            requesterPays));
  }

  private static Optional<URI> address(String endpoint) {
    Optional<URI> address = HttpUrl.parse(endpoint);
    if (address.isEmpty() && !endpoint.isBlank()) {
      throw new SettingsException(Messages.S3Store_endpoint());
    }
    return address;
  }

  private Optional<AccessKey> accessKey() {
    if (credentialsId.isEmpty()) {
      return Optional.empty();
    }
    StandardUsernamePasswordCredentials found =
        CredentialLookup.find(StandardUsernamePasswordCredentials.class, credentialsId);
    return Optional.of(
        new AccessKey(
            found.getUsername(), new Secret(found.getPassword().getPlainText()), new Secret("")));
  }

  @Extension
  @Symbol("s3")
  public static final class DescriptorImpl extends Descriptor<StoreConfiguration> {
    @Override
    public String getDisplayName() {
      return Messages.S3Store_displayName();
    }

    @POST
    public FormValidation doCheckBucket(@QueryParameter String value) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return Validation.of(() -> new S3Store(value).place(Path.of("")));
    }

    @POST
    public FormValidation doCheckEndpoint(@QueryParameter String value) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return Validation.of(() -> address(value));
    }

    @POST
    public ListBoxModel doFillSseItems() {
      ListBoxModel items = new ListBoxModel();
      items.add(new ListBoxModel.Option(Messages.S3Store_defaultEncryption(), ""));
      S3Encryption.ALL.forEach(sse -> items.add(new ListBoxModel.Option(sse, sse)));
      return items;
    }

    @POST
    public FormValidation doCheckSseKmsKeyId(
        @QueryParameter String value, @QueryParameter String sse) {
      Jenkins.get().checkPermission(Jenkins.ADMINISTER);
      return Validation.of(() -> S3Encryption.of(stripped(sse), stripped(value)));
    }

    @POST
    public ListBoxModel doFillCredentialsIdItems(@QueryParameter String credentialsId) {
      return CredentialLookup.listForAdministrators(
          StandardUsernamePasswordCredentials.class, credentialsId);
    }

    /** Lists the bucket in the form, and writes an object to it and deletes it. */
    @POST
    public FormValidation doTestStore(
        @QueryParameter String bucket,
        @QueryParameter String region,
        @QueryParameter String endpoint,
        @QueryParameter boolean pathStyle,
        @QueryParameter String credentialsId,
        @QueryParameter String sse,
        @QueryParameter String sseKmsKeyId,
        @QueryParameter boolean requesterPays) {
      Jenkins jenkins = Jenkins.get();
      jenkins.checkPermission(Jenkins.ADMINISTER);
      if (bucket == null || region == null || endpoint == null || credentialsId == null) {
        return FormValidation.error(Messages.ConnectionCheck_incomplete());
      }
      S3Store store = new S3Store(bucket);
      store.setRegion(region);
      store.setEndpoint(endpoint);
      store.setPathStyle(pathStyle);
      store.setCredentialsId(credentialsId);
      store.setSse(sse);
      store.setSseKmsKeyId(sseKmsKeyId);
      store.setRequesterPays(requesterPays);
      return ConnectionCheck.store(store, jenkins.getRootDir().toPath());
    }
  }
}
