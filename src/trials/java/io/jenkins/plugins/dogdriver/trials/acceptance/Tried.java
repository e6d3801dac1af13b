package io.jenkins.plugins.dogdriver.trials.acceptance;

/**
 * The program that is tried, and on what: a table without its versions is of no use a month later.
 */
final class Tried {
  private Tried() {}

  /** Returns a line such as "dogDriver 1.0 in Jenkins 2.541.3, with Java 17.0.9 (Debian)". */
  static String in(ScriptConsole console) {
    return console.run(
        """
        def plugin = Jenkins.get().pluginManager.getPlugin('dogdriver')
        print 'dogDriver ' + plugin.version + ' in Jenkins ' + Jenkins.VERSION + ', with Java '
        print System.getProperty('java.version') + ' (' + System.getProperty('java.vendor') + ')'
        """);
  }
}
