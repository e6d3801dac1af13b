package io.jenkins.plugins.dogdriver.trials.acceptance;

/**
 * The Content Security Policy of the controller. Jenkins 2.539 and newer have one that is reported
 * and not enforced unless an administrator says so.
 */
final class SecurityPolicy {
  /** The property that comes before what is configured, and is forgotten with a restart. */
  private static final String PROPERTY = "jenkins.security.csp.CspHeader.headerName";

  static final String HEADER = "Content-Security-Policy";

  private final ScriptConsole console;

  SecurityPolicy(ScriptConsole console) {
    this.console = console;
  }

  /** Makes browsers refuse what the policy does not allow; changes nothing where there is none. */
  void enforce() {
    console.run("System.setProperty('%s', '%s')".formatted(PROPERTY, HEADER));
  }

  /** Leaves it to what is configured. */
  void leaveToConfiguration() {
    console.run("System.clearProperty('%s')".formatted(PROPERTY));
  }
}
