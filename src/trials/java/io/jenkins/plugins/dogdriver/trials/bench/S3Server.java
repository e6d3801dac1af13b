package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jclouds.blobstore.BlobStore;

/**
 * Runs S3Proxy as a program, so that it shares no heap and no compiled code with what is measured.
 * It prints its address; each line of its input sets the delay of its answers in milliseconds, and
 * it ends with its input.
 */
final class S3Server {
  private S3Server() {}

  public static void main(String[] arguments) throws Exception {
    AtomicLong delay = new AtomicLong();
    try (S3StandIn s3 = new S3StandIn(blobs -> delayed(blobs, delay));
        BufferedReader delays =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println(s3.endpoint());
      for (String line = delays.readLine(); line != null; line = delays.readLine()) {
        delay.set(Long.parseLong(line));
      }
    }
    System.exit(0);
  }

  private static BlobStore delayed(BlobStore blobs, AtomicLong milliseconds) {
    return (BlobStore)
        Proxy.newProxyInstance(
            BlobStore.class.getClassLoader(),
            new Class<?>[] {BlobStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getBlob") || method.getName().equals("list")) {
                TimeUnit.MILLISECONDS.sleep(milliseconds.get());
              }
              try {
                return method.invoke(blobs, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
