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
 * Bounds how much of an answer is read, as it was sent and again once it is unpacked, and for how
 * long: a read time-out alone lets a peer send a byte now and then for ever.
 */
final class AnswerLimit implements ClientResponseFilter, ReaderInterceptor {
  private final long mostBytes;
  private final Duration longest;

  AnswerLimit(long mostBytes, Duration longest) {
    this.mostBytes = mostBytes;
    this.longest = longest;
  }

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    if (response.hasEntity()) {
      response.setEntityStream(new Bounded(response.getEntityStream()));
    }
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    context.setInputStream(new Bounded(context.getInputStream()));
    return context.proceed();
  }

  /** The answer is longer than is read. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(long mostBytes) {
      super("it is longer than " + mostBytes + " bytes; let the query give fewer series.");
    }
  }

  private final class Bounded extends FilterInputStream {
    private final long deadline = System.nanoTime() + longest.toNanos();
    private long bytes;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int more) throws IOException {
      bytes += more;
      if (bytes > mostBytes) {
        throw new TooLongException(mostBytes);
      }
      if (System.nanoTime() - deadline > 0) {
        throw new SocketTimeoutException("the answer did not end in time");
      }
    }
  }
}
