package io.jenkins.plugins.dogdriver.servicebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl.LocalPaths;
import java.util.List;
import org.junit.Test;

public class LoadTestUrlTest {
  @Test
  public void urlsThatGitClonesAreAccepted() {
    for (String url :
        List.of(
            "https://github.com/tarekziade/kinto-loadtests",
            "http://git.example.org:8080/~team/load.git",
            "ssh://git@github.com/tarekziade/kinto-loadtests.git",
            "git://git.example.org/load",
            "https://git_lab.example/org/repo",
            "https://[2001:db8::1]:8443/org/repo",
            "git@github.com:org/repo.git",
            "git@git_lab.example:/srv/repo.git",
            "https://example.org/a%20b/")) {
      assertThat(LoadTestUrl.checked(url, LocalPaths.REFUSED)).isEqualTo(url);
    }
  }

  @Test
  public void gitReadsSchemesInLowerCase() {
    assertThat(LoadTestUrl.checked("HTTPS://GitHub.com/Org/Repo", LocalPaths.REFUSED))
        .isEqualTo("https://GitHub.com/Org/Repo");
  }

  @Test
  public void aBranchIsNamedAsWhatIsWrong() {
    assertThatThrownBy(
            () -> LoadTestUrl.checked("https://example.org/a#develop", LocalPaths.REFUSED))
        .hasMessageContaining("moloslave clones the default branch alone");
  }

  @Test
  public void whatAShellOrGitCouldActOnIsRefused() {
    for (String url :
        List.of(
            "https://example.org/x;touch${IFS}/tmp/owned",
            "https://example.org/$(id)",
            "https://example.org/`id`",
            "https://example.org/a b",
            "https://example.org/a&b",
            "https://example.org/a|b",
            "https://example.org/a>b",
            "https://example.org/a'b",
            "https://example.org/a\"b",
            "https://example.org/a\nb",
            "https://example.org/a*",
            "https://example.org/a?b",
            "https://example.org/a#b",
            "https://example.org/ä",
            "--upload-pack=touch",
            "ssh://-oProxyCommand=id/x",
            "ssh://-oProxyCommand=id@host/x",
            "ext::sh",
            "file:///etc",
            "git@github.com:-x/y",
            "git@github.com:",
            "git@-host:x",
            "-git@host:x",
            "git@host::x",
            "host:x",
            "a:b@host:x",
            "https://[::1$(id)]/x",
            "https://[a*]/x",
            "https://a@b@c/x",
            "https://host:port/x",
            "relative/path",
            "//host/path",
            "https://",
            "",
            "/tmp/repo")) {
      assertThatThrownBy(() -> LoadTestUrl.checked(url, LocalPaths.REFUSED))
          .as(url)
          .isInstanceOf(ServiceBookException.class);
    }
  }

  @Test
  public void aLocalPathIsAcceptedWhereTheCallerAllowsIt() {
    assertThat(LoadTestUrl.checked("/srv/load-tests/kinto", LocalPaths.ALLOWED))
        .isEqualTo("/srv/load-tests/kinto");
    assertThatThrownBy(() -> LoadTestUrl.checked("/srv/$(id)", LocalPaths.ALLOWED))
        .hasMessageContaining("/srv/$(id)");
  }

  @Test
  public void aPasswordIsRefusedAndNotRepeated() {
    assertThatThrownBy(
            () -> LoadTestUrl.checked("https://me:hunter2@example.org/x", LocalPaths.REFUSED))
        .hasMessageContaining("password")
        .hasMessageNotContaining("hunter2");
  }
}
