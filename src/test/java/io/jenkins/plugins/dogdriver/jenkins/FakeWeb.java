package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** What browsers and programs send to a Jenkins whose path is {@code /jenkins}, and get back. */
public final class FakeWeb {
  private FakeWeb() {}

  /**
   * What was sent as an answer.
   *
   * @param status of HTTP
   * @param headers by name; the type and the length of the content are among them
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Sent(int status, Map<String, String> headers, byte[] content) {}

  /** Asks for a page. */
  public static StaplerRequest2 request() {
    StaplerRequest2 request = mock(StaplerRequest2.class);
    when(request.getContextPath()).thenReturn("/jenkins");
    return request;
  }

  /**
   * Posts a body.
   *
   * @param contentType null where it says none
   */
  public static StaplerRequest2 post(String contentType, String body) throws IOException {
    StaplerRequest2 request = request();
    ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    ServletInputStream in = mock(ServletInputStream.class);
    when(in.readNBytes(anyInt())).thenAnswer(call -> bytes.readNBytes(call.getArgument(0)));
    when(request.getContentType()).thenReturn(contentType);
    when(request.getInputStream()).thenReturn(in);
    return request;
  }

  /**
   * Posts a form.
   *
   * @param filledIn puts what was typed in into the object that the form is bound to
   */
  public static StaplerRequest2 form(Consumer<Object> filledIn) {
    StaplerRequest2 request = request();
    doAnswer(
            call -> {
              filledIn.accept(call.getArgument(0));
              return null;
            })
        .when(request)
        .bindJSON(any(Object.class), any());
    return request;
  }

  /** Sends an answer. */
  public static Sent send(HttpResponse answer) throws IOException, ServletException {
    StaplerResponse2 response = mock(StaplerResponse2.class);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    Map<String, String> headers = new TreeMap<>();
    int[] status = {200};
    ServletOutputStream out = mock(ServletOutputStream.class);
    doAnswer(
            call -> {
              content.write(call.<byte[]>getArgument(0));
              return null;
            })
        .when(out)
        .write(any(byte[].class));
    when(response.getOutputStream()).thenReturn(out);
    doAnswer(call -> status[0] = call.getArgument(0)).when(response).setStatus(anyInt());
    doAnswer(call -> headers.put(call.getArgument(0), call.getArgument(1)))
        .when(response)
        .setHeader(anyString(), anyString());
    doAnswer(call -> headers.put("Content-Type", call.getArgument(0)))
        .when(response)
        .setContentType(anyString());
    doAnswer(call -> headers.put("Content-Length", String.valueOf(call.<Object>getArgument(0))))
        .when(response)
        .setContentLength(anyInt());
    doAnswer(
            call -> {
              status[0] = 302;
              return headers.put("Location", call.getArgument(0));
            })
        .when(response)
        .sendRedirect(anyString());
    answer.generateResponse(request(), response, null);
    return new Sent(status[0], headers, content.toByteArray());
  }
}
