package io.jenkins.plugins.dogdriver.controller;

import hudson.model.User;
import hudson.security.csrf.CrumbIssuer;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;
import org.jvnet.hudson.test.JenkinsRule;

/** What a user sees in a browser, without its scripts: parts that come later are asked for. */
final class Browser {
  private static final String ANONYMOUS = "";

  private final JenkinsRule jenkins;
  private final String user;

  private Browser(JenkinsRule jenkins, String user) {
    this.jenkins = jenkins;
    this.user = user;
  }

  static Browser of(JenkinsRule jenkins, String user) {
    return new Browser(jenkins, user);
  }

  static Browser anonymous(JenkinsRule jenkins) {
    return new Browser(jenkins, ANONYMOUS);
  }

  /** Jenkins shows this user its new pages of builds and jobs. */
  Browser withNewPages() throws IOException {
    User.getById(user, true)
        .addProperty(
            new UserExperimentalFlagsProperty(
                Map.of("new-build-page.flag", "true", "new-job-page.flag", "true")));
    return this;
  }

  /** The page at an address below Jenkins. */
  HtmlPage page(String address) throws IOException {
    Page page = client().getPage(url(address));
    return (HtmlPage) page;
  }

  /** Its text, and then that of each part that it asks for later. */
  String textWithParts(String address) throws IOException {
    HtmlPage page = page(address);
    StringBuilder text = new StringBuilder(page.asNormalizedText());
    for (var part : page.querySelectorAll(".dogdriver-later")) {
      String later = part.getAttributes().getNamedItem("data-address").getNodeValue();
      text.append('\n').append(get(withoutContext(later)).getContentAsString());
    }
    return text.toString();
  }

  /** An address that a page names, without the path of Jenkins itself. */
  String withoutContext(String address) {
    return address.substring(jenkins.contextPath.length() + 1);
  }

  WebResponse get(String address) throws IOException {
    return client().getPage(url(address)).getWebResponse();
  }

  int status(String address) throws IOException {
    return get(address).getStatusCode();
  }

  /** Sends a form without fields. */
  WebResponse post(String address) throws IOException {
    return post(address, "application/x-www-form-urlencoded", "");
  }

  WebResponse post(String address, String type, String body) throws IOException {
    CrumbIssuer crumbs = jenkins.jenkins.getCrumbIssuer();
    WebRequest request = new WebRequest(url(address), HttpMethod.POST);
    request.setAdditionalHeader(
        crumbs.getCrumbRequestField(), crumbs.getCrumb((ServletRequest) null));
    request.setAdditionalHeader("Content-Type", type);
    request.setRequestBody(body);
    return client().getPage(request).getWebResponse();
  }

  private URL url(String address) throws IOException {
    return new URL(jenkins.getURL(), address);
  }

  private JenkinsRule.WebClient client() {
    JenkinsRule.WebClient client = jenkins.createWebClient();
    client.withThrowExceptionOnFailingStatusCode(false).withJavaScriptEnabled(false);
    // Jenkins leads anonymous visitors from a 403 to its login.
    client.setRefreshHandler((page, url, seconds) -> {});
    return user.equals(ANONYMOUS) ? client : client.withBasicCredentials(user);
  }
}
