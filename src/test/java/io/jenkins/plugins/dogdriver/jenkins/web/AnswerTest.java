package io.jenkins.plugins.dogdriver.jenkins.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeWeb;
import io.jenkins.plugins.dogdriver.jenkins.FakeWeb.Sent;
import java.util.Map;
import org.junit.Test;

public class AnswerTest {
  @Test
  public void aSentenceIsTextThatIsNotKeptNorTakenForAnythingElse() throws Exception {
    Sent sent = FakeWeb.send(Answer.sentence(404, "There is no metric ü."));

    assertThat(sent.status()).isEqualTo(404);
    assertThat(new String(sent.content(), UTF_8)).isEqualTo("There is no metric ü.");
    assertThat(sent.headers())
        .isEqualTo(
            Map.of(
                "Content-Type",
                "text/plain;charset=UTF-8",
                "Content-Length",
                String.valueOf(sent.content().length),
                "Cache-Control",
                "private, no-cache",
                "X-Content-Type-Options",
                "nosniff"));
  }

  @Test
  public void jsonSaysThatItIs() throws Exception {
    Sent sent = FakeWeb.send(Answer.json(201, "{}"));

    assertThat(sent.status()).isEqualTo(201);
    assertThat(sent.headers()).containsEntry("Content-Type", "application/json;charset=UTF-8");
    assertThat(new String(sent.content(), UTF_8)).isEqualTo("{}");
  }

  @Test
  public void aLastingPictureIsKeptByTheBrowserOfOneUser() throws Exception {
    Sent sent = FakeWeb.send(Answer.png(new byte[] {1, 2, 3}, true));

    assertThat(sent.headers())
        .containsEntry("Content-Type", "image/png")
        .containsEntry("Cache-Control", "private, max-age=31536000, immutable");
    assertThat(sent.content()).containsExactly(1, 2, 3);
  }
}
