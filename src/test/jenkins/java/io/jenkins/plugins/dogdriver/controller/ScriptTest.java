package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.htmlunit.corejs.javascript.Context;
import org.junit.Test;

/**
 * The script of the pages can be read by HtmlUnit, the browser of Jenkins's tests. It knows fewer
 * words than the browsers of people: no {@code async} and no {@code await}.
 */
public class ScriptTest {
  private static final String SCRIPT = "/io/jenkins/plugins/dogdriver/jenkins/web/pages.js";

  @Test
  public void theBrowserOfTheTestHarnessReadsTheScript() throws IOException {
    String script = script();

    assertThatCode(() -> parse(script)).doesNotThrowAnyException();
  }

  private static String script() throws IOException {
    try (InputStream script = ScriptTest.class.getResourceAsStream(SCRIPT)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void parse(String script) {
    try (Context context = Context.enter()) {
      context.setLanguageVersion(Context.VERSION_ES6);
      context.compileString(script, SCRIPT, 1, null);
    }
  }
}
