package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.Test;

public class HttpUrlTest {
  @Test
  public void anAbsoluteHttpOrHttpsUrlWithAHostIsOne() {
    for (String url :
        new String[] {
          "http://example.org",
          "https://example.org:8443/a?b=c#d",
          "HTTPS://example.org",
          "http://127.0.0.1:1",
          "http://[::1]/"
        }) {
      assertThat(HttpUrl.parse(url)).contains(URI.create(url));
    }
  }

  @Test
  public void spaceAroundItDoesNotBelongToIt() {
    assertThat(HttpUrl.parse(" http://example.org\n")).contains(URI.create("http://example.org"));
  }

  @Test
  public void everythingElseIsNone() {
    for (String text :
        new String[] {
          "",
          "example.org",
          "/api",
          "x:y",
          "ftp://example.org",
          "file:///etc",
          "http:///path",
          "http:example.org",
          "http://a b/",
          "http://",
          "//example.org/x",
          "://example.org",
          "http://[::1",
          "http://example.org:65536/"
        }) {
      assertThat(HttpUrl.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  public void onlyHttpIsReadableOnItsWay() {
    assertThat(HttpUrl.isReadable(URI.create("HTTP://example.org"))).isTrue();
    assertThat(HttpUrl.isReadable(URI.create("https://example.org"))).isFalse();
  }

  @Test
  public void aMessageHasNoPassword() {
    assertThat(HttpUrl.withoutUser("ftp://ann:hunter2@example.org/a@b"))
        .isEqualTo("ftp://…@example.org/a@b");
    assertThat(HttpUrl.withoutUser("http://ann:p@ss w@example.org"))
        .isEqualTo("http://…@example.org");
    assertThat(HttpUrl.withoutUser("a b")).isEqualTo("a b");
  }

  @Test
  public void aUrlIsShownWithoutUserAndPasswordWhateverIsInThem() {
    assertThat(HttpUrl.shown(URI.create("http://ann:hunter2@example.org/a@b?c@d")))
        .isEqualTo("http://…@example.org/a@b?c@d");
    assertThat(HttpUrl.shown(URI.create("http://example.org/a@b")))
        .isEqualTo("http://example.org/a@b");
    for (String password :
        new String[] {"hun/ter2", "hun?ter2", "hun#ter2", "hun@ter2", "hun ter2"}) {
      assertThat(HttpUrl.withoutUser("http://ann:" + password + "@example.org"))
          .isEqualTo("http://…@example.org");
    }
    assertThat(HttpUrl.shown(URI.create("http://ann:hun/ter2@example.org")))
        .isEqualTo("http://…@example.org");
  }

  @Test
  public void aPathCanBeAppendedToAUrlWithoutSlashAtItsEnd() {
    assertThat(HttpUrl.withoutSlashAtEnd("http://a//b//")).isEqualTo("http://a//b");
    assertThat(HttpUrl.withoutSlashAtEnd("http://a")).isEqualTo("http://a");
    assertThat(HttpUrl.withoutSlashAtEnd("//")).isEmpty();
  }

  @Test
  public void aTextHasNoPasswordInAnyOfItsUrls() {
    assertThat(HttpUrl.withoutUsers("no http://a:b@c/d@e but https://f:g@h, i@j // k"))
        .isEqualTo("no http://…@c/d@e but https://…@h, i@j // k");
  }
}
