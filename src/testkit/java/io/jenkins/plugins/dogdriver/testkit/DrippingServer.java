package io.jenkins.plugins.dogdriver.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends the start of an answer, and then a byte of the rest now and then until it is closed. */
public final class DrippingServer implements AutoCloseable {
  private static final int PAUSE = 20;

  private final String start;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  public DrippingServer(String start) throws IOException {
    this.start = start;
    Thread accepting = new Thread(this::accept, "dripping server");
    accepting.setDaemon(true);
    accepting.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread dripping = new Thread(() -> drip(socket), "dripping answer");
        dripping.setDaemon(true);
        dripping.start();
      } catch (IOException e) {
        // It is closed.
      }
    }
  }

  private void drip(Socket socket) {
    try (socket) {
      OutputStream answer = socket.getOutputStream();
      answer.write(start.getBytes(StandardCharsets.US_ASCII));
      while (!closed.await(PAUSE, TimeUnit.MILLISECONDS)) {
        answer.write('x');
      }
    } catch (IOException e) {
      // The client has hung up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    server.close();
  }
}
