package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class UrlBuilderTest {
  @Test
  public void anyTextIsAParameter() {
    assertThat(new UrlBuilder("/a").with("project", "a/b ü").with("source", "x&y=\"<1>#?"))
        .hasToString("/a?project=a%2Fb+%C3%BC&source=x%26y%3D%22%3C1%3E%23%3F");
  }

  @Test
  public void withoutAParameterItIsThePath() {
    assertThat(new UrlBuilder("/a")).hasToString("/a");
  }
}
