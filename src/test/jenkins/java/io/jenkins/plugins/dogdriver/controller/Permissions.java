package io.jenkins.plugins.dogdriver.controller;

import hudson.model.Item;
import io.jenkins.plugins.dogdriver.jenkins.web.DogdriverRootAction;
import jenkins.model.Jenkins;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** Users of a secured Jenkins; the password of each is the name. */
final class Permissions {
  static final String ADMIN = "admin";

  /** May see jobs. */
  static final String READER = "reader";

  /** May see Jenkins, and no job. */
  static final String VISITOR = "visitor";

  /** May submit runs too. */
  static final String SUBMITTER = "submitter";

  private Permissions() {}

  static void secure(JenkinsRule jenkins) {
    jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
    jenkins.jenkins.setAuthorizationStrategy(
        new MockAuthorizationStrategy()
            .grant(Jenkins.ADMINISTER)
            .everywhere()
            .to(ADMIN)
            .grant(Jenkins.READ, Item.READ)
            .everywhere()
            .to(READER)
            .grant(Jenkins.READ)
            .everywhere()
            .to(VISITOR)
            .grant(Jenkins.READ, DogdriverRootAction.HAND_IN)
            .everywhere()
            .to(SUBMITTER));
  }
}
