package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.ConnectionTests;
import java.io.IOException;
import java.net.URL;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Who may test connections, and how. */
public class ConnectionTestPermissionTest {
  /** Those of all forms together; nothing listens there. */
  private static final String FIELDS =
      "site=datadoghq.com&datadogUrl=http://127.0.0.1:1/&serviceBookUrl=http://127.0.0.1:1/"
          + "&apiKeyCredentialsId=&applicationKeyCredentialsId=&path=x&bucket=x&region=us-east-1"
          + "&endpoint=http://127.0.0.1:1/&pathStyle=true&credentialsId=";

  @Rule public final JenkinsRule jenkins = new JenkinsRule();

  @Before
  public void secure() {
    jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
    jenkins.jenkins.setAuthorizationStrategy(
        new MockAuthorizationStrategy()
            .grant(Jenkins.ADMINISTER)
            .everywhere()
            .to("admin")
            .grant(Jenkins.READ)
            .everywhere()
            .to("reader"));
  }

  @Test
  public void administratorsMayPostThem() throws Exception {
    for (String test : ConnectionTests.ALL) {
      assertThat(status("admin", HttpMethod.POST, test)).as(test).isEqualTo(200);
    }
  }

  @Test
  public void nobodyElseMay() throws Exception {
    for (String test : ConnectionTests.ALL) {
      assertThat(status("reader", HttpMethod.POST, test)).as(test).isEqualTo(403);
    }
  }

  @Test
  public void aLinkCannotStartThem() throws Exception {
    for (String test : ConnectionTests.ALL) {
      assertThat(status("admin", HttpMethod.GET, test)).as(test).isIn(404, 405);
    }
  }

  private int status(String user, HttpMethod method, String path) throws IOException {
    try (JenkinsRule.WebClient web = jenkins.createWebClient()) {
      web.withThrowExceptionOnFailingStatusCode(false).withBasicCredentials(user);
      URL url = new URL(jenkins.getURL(), path + "?" + FIELDS);
      return web.getPage(web.addCrumb(new WebRequest(url, method)))
          .getWebResponse()
          .getStatusCode();
    }
  }
}
