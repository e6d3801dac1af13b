package io.jenkins.plugins.dogdriver.datadog;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Limits how much of an answer is read, as it was sent and again once it is unpacked, and for how
 * long: a read time-out alone lets a peer send a byte now and then for ever. The rest of an answer
 * that is not a success is ignored.
 */
final class AnswerLimit implements ClientResponseFilter, ReaderInterceptor {
  /**
   * The largest answer with series, far above a day of 10-second points of 100 hosts; it is read as
   * it arrives.
   */
  static final long MOST_BYTES = 32L * 1024 * 1024;

  /** The largest answer of any other kind, which is read as a whole. */
  private static final long MOST_BYTES_OF_OTHERS = 1024 * 1024;

  private static final long MOST_BYTES_OF_ERRORS = 64 * 1024;
  private static final String SERIES = "/api/v1/query";
  private static final String ERROR = AnswerLimit.class.getName() + ".error";
  private static final String LIMIT = AnswerLimit.class.getName() + ".limit";
  private static final int SUCCESS = 200;
  private static final int AFTER_SUCCESS = 300;

  private final Duration longest;

  AnswerLimit(Duration longest) {
    this.longest = longest;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    boolean error = response.getStatus() < SUCCESS || response.getStatus() >= AFTER_SUCCESS;
    boolean series = request.getUri().getPath().endsWith(SERIES);
    long most = error ? MOST_BYTES_OF_ERRORS : series ? MOST_BYTES : MOST_BYTES_OF_OTHERS;
    request.setProperty(ERROR, error);
    request.setProperty(LIMIT, most);
    if (response.hasEntity()) {
      response.setEntityStream(new Bounded(response.getEntityStream(), most, error));
    }
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    long most = (long) context.getProperty(LIMIT);
    boolean error = (boolean) context.getProperty(ERROR);
    context.setInputStream(new Bounded(context.getInputStream(), most, error));
    return context.proceed();
  }

  /** Signals that the answer is longer than the limit. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(long mostBytes) {
      super("it is longer than " + mostBytes + " bytes; let the query give fewer series.");
    }
  }

  private final class Bounded extends FilterInputStream {
    private final long deadline = System.nanoTime() + longest.toNanos();
    private final long mostBytes;
    private final boolean cut;
    private long bytes;

    /**
     * @param cut whether it ends where it is too long, instead of failing
     */
    Bounded(InputStream in, long mostBytes, boolean cut) {
      super(in);
      this.mostBytes = mostBytes;
      this.cut = cut;
    }

    @Override
    public int read() throws IOException {
      if (isCut()) {
        return -1;
      }
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (isCut()) {
        return -1;
      }
      int read = super.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private boolean isCut() {
      return cut && bytes >= mostBytes;
    }

    private void count(int more) throws IOException {
      bytes += more;
      if (bytes > mostBytes && !cut) {
        throw new TooLongException(mostBytes);
      }
      if (System.nanoTime() - deadline > 0) {
        throw new SocketTimeoutException("the answer did not end in time");
      }
    }
  }
}
