package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.engine.Settings;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The settings that dogDriver has once for the whole of Jenkins. */
@Extension
@Symbol("dogdriver")
public final class DogdriverConfiguration extends GlobalConfiguration {
  private String site = DatadogSettings.DEFAULT_SITE;
  private String datadogUrl = "";
  private String apiKeyCredentialsId = "";
  private String applicationKeyCredentialsId = "";

  /** The opposite of the setting, so that it is false in a configuration of an earlier version. */
  private boolean withoutVerdictEvents;

  private String serviceBookUrl = "";
  private StoreConfiguration store = new FolderStore();
  private int ageMinutes = (int) CollectSettings.DEFAULT_AGE.toMinutes();

  private ReferenceConfiguration reference = new ReferenceConfiguration();

  /** The metrics; empty for the defaults, which a later version may improve. */
  private List<MetricConfiguration> metrics = new ArrayList<>();

  public DogdriverConfiguration() {
    load();
  }

  public static DogdriverConfiguration get() {
    return ExtensionList.lookupSingleton(DogdriverConfiguration.class);
  }

  /** Saves the configuration, and has the engine created again with it. */
  @Override
  public synchronized void save() {
    super.save();
    ExtensionList.lookup(ControllerEngine.class).forEach(ControllerEngine::forget);
  }

  @Override
  public String getDisplayName() {
    return Messages.DogdriverConfiguration_displayName();
  }

  /** Reads the form; the metrics are reset first, as a form without any does not mention them. */
  @Override
  public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
    try (BulkChange change = new BulkChange(this)) {
      metrics = new ArrayList<>();
      request.bindJSON(this, form);
      change.commit();
    } catch (IOException | IllegalArgumentException | DogdriverException e) {
      throw new FormException(e.getMessage(), "dogdriver");
    }
    return true;
  }

  /** Returns Datadog's name for the region the account lives in. */
  public String getSite() {
    return site;
  }

  /**
   * Sets the site.
   *
   * @throws IllegalArgumentException if it is not the name of a host
   */
  @DataBoundSetter
  public void setSite(String site) {
    String given = site.isBlank() ? DatadogSettings.DEFAULT_SITE : site.strip();
    check(given, Optional.empty());
    this.site = given;
    save();
  }

  /** Returns the address that replaces the one of Datadog's site; empty for the site. */
  public String getDatadogUrl() {
    return datadogUrl;
  }

  /**
   * Sets the address of Datadog.
   *
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if it is not an http or https URL
   */
  @DataBoundSetter
  public void setDatadogUrl(String datadogUrl) {
    ControllerSettings.datadogUrl(datadogUrl.strip());
    this.datadogUrl = datadogUrl.strip();
    save();
  }

  /** Returns the id of a secret text; empty where none is chosen. */
  public String getApiKeyCredentialsId() {
    return apiKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApiKeyCredentialsId(String apiKeyCredentialsId) {
    this.apiKeyCredentialsId = apiKeyCredentialsId.strip();
    save();
  }

  /** Returns the id of a secret text; empty where none is chosen. */
  public String getApplicationKeyCredentialsId() {
    return applicationKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApplicationKeyCredentialsId(String applicationKeyCredentialsId) {
    this.applicationKeyCredentialsId = applicationKeyCredentialsId.strip();
    save();
  }

  /** Returns the address of the ServiceBook; empty for Mozilla's own. */
  public String getServiceBookUrl() {
    return serviceBookUrl;
  }

  /**
   * Sets the address of the ServiceBook.
   *
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if it is not an http or https URL
   */
  @DataBoundSetter
  public void setServiceBookUrl(String serviceBookUrl) {
    ControllerSettings.serviceBook(serviceBookUrl.strip());
    this.serviceBookUrl = serviceBookUrl.strip();
    save();
  }

  /** Returns whether an event is sent to Datadog when the verdict on a release is known. */
  public boolean isVerdictEvents() {
    return !withoutVerdictEvents;
  }

  @DataBoundSetter
  public void setVerdictEvents(boolean verdictEvents) {
    this.withoutVerdictEvents = !verdictEvents;
    save();
  }

  public StoreConfiguration getStore() {
    return store;
  }

  @DataBoundSetter
  public void setStore(StoreConfiguration store) {
    this.store = store;
    save();
  }

  /** Returns how long after a run its metric values are read, in minutes. */
  public int getAgeMinutes() {
    return ageMinutes;
  }

  /**
   * Sets how long after a run its metric values are read, in minutes.
   *
   * @throws IllegalArgumentException unless it is 0 to 43200
   */
  @DataBoundSetter
  public void setAgeMinutes(int ageMinutes) {
    try {
      ControllerSettings.collect(Duration.ofMinutes(ageMinutes));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Messages.DogdriverConfiguration_age(), e);
    }
    this.ageMinutes = ageMinutes;
    save();
  }

  /** Returns the window for an older release that the newest is compared with too. */
  public ReferenceConfiguration getReference() {
    return reference;
  }

  @DataBoundSetter
  public void setReference(ReferenceConfiguration reference) {
    this.reference = reference;
    save();
  }

  /** Returns the metrics that are read from Datadog; the defaults where none are configured. */
  public List<MetricConfiguration> getMetrics() {
    return metrics.isEmpty()
        ? Metric.defaults().stream().map(MetricConfiguration::of).toList()
        : List.copyOf(metrics);
  }

  @DataBoundSetter
  public void setMetrics(List<MetricConfiguration> metrics) {
    this.metrics =
        MetricConfiguration.areDefaults(metrics) ? new ArrayList<>() : new ArrayList<>(metrics);
    save();
  }

  /** Returns whether others than the built-in metrics are configured. */
  public boolean hasOwnMetrics() {
    return !metrics.isEmpty();
  }

  @POST
  public FormValidation doCheckSite(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    return value.isBlank() ? FormValidation.ok() : datadog(value, Optional.empty());
  }

  @POST
  public FormValidation doCheckDatadogUrl(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    return Validation.of(
        () -> {
          Optional<URI> url = ControllerSettings.datadogUrl(value);
          return url.filter(HttpUrl::isReadable).isPresent()
              ? FormValidation.warning(Messages.DogdriverConfiguration_plainHttp())
              : datadog(DatadogSettings.DEFAULT_SITE, url);
        });
  }

  @POST
  public FormValidation doCheckServiceBookUrl(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    if (value.isBlank()) {
      return FormValidation.ok(
          Messages.DogdriverConfiguration_defaultServiceBook(Settings.DEFAULT_SERVICE_BOOK));
    }
    return Validation.of(() -> ControllerSettings.serviceBook(value));
  }

  @POST
  public FormValidation doCheckAgeMinutes(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    try {
      int minutes = Integer.parseInt(value.strip());
      return Validation.of(() -> ControllerSettings.collect(Duration.ofMinutes(minutes)));
    } catch (NumberFormatException e) {
      return FormValidation.error(Messages.DogdriverConfiguration_age());
    }
  }

  @POST
  public ListBoxModel doFillApiKeyCredentialsIdItems(@QueryParameter String apiKeyCredentialsId) {
    return CredentialLookup.listForAdministrators(apiKeyCredentialsId);
  }

  @POST
  public ListBoxModel doFillApplicationKeyCredentialsIdItems(
      @QueryParameter String applicationKeyCredentialsId) {
    return CredentialLookup.listForAdministrators(applicationKeyCredentialsId);
  }

  /** Checks with the settings in the form whether Datadog accepts the keys. */
  @POST
  public FormValidation doTestDatadog(
      @QueryParameter String site,
      @QueryParameter String datadogUrl,
      @QueryParameter String apiKeyCredentialsId,
      @QueryParameter String applicationKeyCredentialsId) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    return ConnectionCheck.datadog(
        site, datadogUrl, apiKeyCredentialsId, applicationKeyCredentialsId);
  }

  /** Reads the projects of the ServiceBook in the form. */
  @POST
  public FormValidation doTestServiceBook(@QueryParameter String serviceBookUrl) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    return ConnectionCheck.serviceBook(serviceBookUrl);
  }

  private static FormValidation datadog(String site, Optional<URI> url) {
    return Validation.of(() -> check(site, url));
  }

  /** Checks an address of Datadog; throws an IllegalArgumentException where it is invalid. */
  private static void check(String site, Optional<URI> url) {
    Secret anyKey = new Secret("0");
    new DatadogSettings(
        site,
        url,
        anyKey,
        anyKey,
        DatadogSettings.DEFAULT_TIMEOUT,
        DatadogSettings.DEFAULT_ATTEMPTS);
  }
}
