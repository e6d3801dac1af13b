package io.jenkins.plugins.dogdriver.jenkins.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** An answer that is not a page: a sentence, JSON or a picture. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, String type, String caching, byte[] content, Optional<String> link)
    implements HttpResponse {
  static final int OK = 200;
  static final int CREATED = 201;
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int UNAVAILABLE = 503;

  private static final String ALWAYS_ASK = "private, no-cache";
  private static final String FOR_EVER = "private, max-age=31536000, immutable";

  Answer(int status, String type, String caching, byte[] content) {
    this(status, type, caching, content, Optional.empty());
  }

  /** Returns one sentence for the user of a page. */
  static Answer sentence(int status, String sentence) {
    return text(status, "text/plain;charset=UTF-8", sentence);
  }

  static Answer json(int status, String json) {
    return text(status, "application/json;charset=UTF-8", json);
  }

  /** Redirects to another address of this Jenkins. */
  static HttpResponse redirect(String address) {
    return new HttpResponse() {
      @Override
      public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
          throws IOException {
        response.setHeader("Cache-Control", ALWAYS_ASK);
        response.sendRedirect(address);
      }
    };
  }

  /**
   * Returns a picture.
   *
   * @param lasting whether its address always shows this picture
   */
  static Answer png(byte[] png, boolean lasting) {
    return new Answer(OK, "image/png", lasting ? FOR_EVER : ALWAYS_ASK, png);
  }

  /**
   * Returns this answer with a link to the next one (RFC 8288); without a link where there is none.
   */
  Answer withNext(Optional<String> address) {
    return new Answer(status, type, caching, content, address.map("<%s>; rel=\"next\""::formatted));
  }

  private static Answer text(int status, String type, String text) {
    return new Answer(status, type, ALWAYS_ASK, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node)
      throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(content.length);
    response.setHeader("Cache-Control", caching);
    link.ifPresent(next -> response.setHeader("Link", next));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(content);
  }
}
