package io.jenkins.plugins.dogdriver.jenkins.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.Test;
import org.kohsuke.stapler.StaplerResponse2;

public class AnswerTest {
  private final StaplerResponse2 response = mock(StaplerResponse2.class);
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

  @Test
  public void aSentenceIsTextThatIsNotKeptNorTakenForAnythingElse() throws IOException {
    send(Answer.sentence(404, "There is no metric ü."));

    verify(response).setStatus(404);
    verify(response).setContentType("text/plain;charset=UTF-8");
    verify(response).setContentLength("There is no metric ü.".getBytes(UTF_8).length);
    verify(response).setHeader("Cache-Control", "private, no-cache");
    verify(response).setHeader("X-Content-Type-Options", "nosniff");
    assertThat(sent.toString(UTF_8)).isEqualTo("There is no metric ü.");
  }

  @Test
  public void jsonSaysThatItIs() throws IOException {
    send(Answer.json(201, "{}"));

    verify(response).setStatus(201);
    verify(response).setContentType("application/json;charset=UTF-8");
    assertThat(sent.toString(UTF_8)).isEqualTo("{}");
  }

  @Test
  public void aLastingPictureIsKeptByTheBrowserOfOneUser() throws IOException {
    send(Answer.png(new byte[] {1, 2, 3}, true));

    verify(response).setContentType("image/png");
    verify(response).setHeader("Cache-Control", "private, max-age=31536000, immutable");
    assertThat(sent.toByteArray()).containsExactly(1, 2, 3);
  }

  private void send(Answer answer) throws IOException {
    ServletOutputStream out = mock(ServletOutputStream.class);
    doAnswer(
            call -> {
              sent.write(call.<byte[]>getArgument(0));
              return null;
            })
        .when(out)
        .write(any(byte[].class));
    when(response.getOutputStream()).thenReturn(out);
    answer.generateResponse(null, response, null);
  }
}
