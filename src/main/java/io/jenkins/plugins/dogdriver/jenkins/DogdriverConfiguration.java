package io.jenkins.plugins.dogdriver.jenkins;

import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What dogDriver needs to know once for the whole of Jenkins. */
@Extension
@Symbol("dogdriver")
public final class DogdriverConfiguration extends GlobalConfiguration {
  private String site = DatadogSettings.DEFAULT_SITE;
  private String datadogUrl = "";
  private String apiKeyCredentialsId = "";
  private String applicationKeyCredentialsId = "";
  private String serviceBookUrl = "";
  private int ageMinutes = (int) CollectSettings.DEFAULT_AGE.toMinutes();

  public DogdriverConfiguration() {
    load();
  }

  public static DogdriverConfiguration get() {
    return ExtensionList.lookupSingleton(DogdriverConfiguration.class);
  }

  @Override
  public String getDisplayName() {
    return Messages.DogdriverConfiguration_displayName();
  }

  /** Datadog's name for the region the account lives in. */
  public String getSite() {
    return site;
  }

  @DataBoundSetter
  public void setSite(String site) {
    this.site = site.isBlank() ? DatadogSettings.DEFAULT_SITE : site.strip();
    save();
  }

  /** Where Datadog is asked instead of at its site; empty for the site. */
  public String getDatadogUrl() {
    return datadogUrl;
  }

  @DataBoundSetter
  public void setDatadogUrl(String datadogUrl) {
    this.datadogUrl = datadogUrl.strip();
    save();
  }

  /** Of a secret text; empty where none is chosen. */
  public String getApiKeyCredentialsId() {
    return apiKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApiKeyCredentialsId(String apiKeyCredentialsId) {
    this.apiKeyCredentialsId = apiKeyCredentialsId.strip();
    save();
  }

  /** Of a secret text; empty where none is chosen. */
  public String getApplicationKeyCredentialsId() {
    return applicationKeyCredentialsId;
  }

  @DataBoundSetter
  public void setApplicationKeyCredentialsId(String applicationKeyCredentialsId) {
    this.applicationKeyCredentialsId = applicationKeyCredentialsId.strip();
    save();
  }

  /** Empty where none is configured. */
  public String getServiceBookUrl() {
    return serviceBookUrl;
  }

  @DataBoundSetter
  public void setServiceBookUrl(String serviceBookUrl) {
    this.serviceBookUrl = serviceBookUrl.strip();
    save();
  }

  /** How long after a run its figures are asked for, in minutes. */
  public int getAgeMinutes() {
    return ageMinutes;
  }

  @DataBoundSetter
  public void setAgeMinutes(int ageMinutes) {
    this.ageMinutes = ageMinutes;
    save();
  }

  @POST
  public FormValidation doCheckSite(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    return value.isBlank() ? FormValidation.ok() : datadog(value, Optional.empty());
  }

  @POST
  public FormValidation doCheckDatadogUrl(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    if (value.isBlank()) {
      return FormValidation.ok();
    }
    Optional<URI> url = WebAddress.parse(value);
    if (url.isEmpty()) {
      return FormValidation.error(Messages.DogdriverConfiguration_datadogUrl());
    }
    return url.get().getScheme().equals("http")
        ? FormValidation.warning(Messages.DogdriverConfiguration_plainHttp())
        : datadog(DatadogSettings.DEFAULT_SITE, url);
  }

  @POST
  public FormValidation doCheckServiceBookUrl(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    if (value.isBlank()) {
      return FormValidation.warning(Messages.DogdriverConfiguration_noServiceBook());
    }
    return WebAddress.parse(value).isPresent()
        ? FormValidation.ok()
        : FormValidation.error(Messages.DogdriverConfiguration_serviceBookUrl());
  }

  @POST
  public FormValidation doCheckAgeMinutes(@QueryParameter String value) {
    Jenkins.get().checkPermission(Jenkins.ADMINISTER);
    try {
      Duration age = Duration.ofMinutes(Integer.parseInt(value.strip()));
      return valid(
          () ->
              new CollectSettings(
                  age, CollectSettings.DEFAULT_ATTEMPTS, age.plus(CollectSettings.DEFAULT_AGE)));
    } catch (NumberFormatException e) {
      return FormValidation.error(Messages.DogdriverConfiguration_age());
    }
  }

  @POST
  public ListBoxModel doFillApiKeyCredentialsIdItems(@QueryParameter String value) {
    return secretTexts(value);
  }

  @POST
  public ListBoxModel doFillApplicationKeyCredentialsIdItems(@QueryParameter String value) {
    return secretTexts(value);
  }

  /** Whoever may not administer sees what is chosen and nothing of what there is to choose. */
  private static ListBoxModel secretTexts(String chosen) {
    Jenkins jenkins = Jenkins.get();
    StandardListBoxModel list = new StandardListBoxModel();
    list.includeEmptyValue();
    if (jenkins.hasPermission(Jenkins.ADMINISTER)) {
      list.includeAs(ACL.SYSTEM2, jenkins, StringCredentials.class);
    }
    return list.includeCurrentValue(chosen);
  }

  private static FormValidation datadog(String site, Optional<URI> url) {
    Secret anyKey = new Secret("0");
    return valid(
        () ->
            new DatadogSettings(
                site,
                url,
                anyKey,
                anyKey,
                DatadogSettings.DEFAULT_TIMEOUT,
                DatadogSettings.DEFAULT_ATTEMPTS));
  }

  private static FormValidation valid(Runnable settings) {
    try {
      settings.run();
      return FormValidation.ok();
    } catch (IllegalArgumentException e) {
      return FormValidation.error(e.getMessage());
    }
  }
}
