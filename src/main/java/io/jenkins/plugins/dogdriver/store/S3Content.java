package io.jenkins.plugins.dogdriver.store;

import com.amazonaws.services.s3.model.S3Object;
import com.amazonaws.services.s3.model.S3ObjectInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** The content of an object in S3, bounded in size and in time. */
final class S3Content {
  private static final int BUFFER = 16 * 1024;

  private S3Content() {}

  /**
   * Reads the content in bounded time: the client bounds no more than the time to the first byte.
   * Many objects are read at once, so each is kept once, in as many bytes as it is said to have.
   */
  static byte[] read(S3Object object) throws IOException {
    long deadline = System.nanoTime() + S3Client.WHOLE_TIMEOUT.toNanos();
    S3ObjectInputStream content = object.getObjectContent();
    byte[] read = new byte[firstSize(object.getObjectMetadata().getContentLength())];
    int size = 0;
    while (true) {
      int more = size < read.length ? content.read(read, size, read.length - size) : content.read();
      if (more < 0) {
        return size == read.length ? read : Arrays.copyOf(read, size);
      }
      if (size < read.length) {
        size += more;
      } else {
        read = Arrays.copyOf(read, 2 * size);
        read[size++] = (byte) more;
      }
      if (size > ObjectStore.LARGEST_OBJECT) {
        content.abort();
        throw UnreadableObjectException.tooLarge();
      }
      if (System.nanoTime() - deadline > 0) {
        content.abort();
        throw new SocketTimeoutException("an object did not end in time");
      }
    }
  }

  private static int firstSize(long length) {
    return length > 0 && length <= ObjectStore.LARGEST_OBJECT ? (int) length : BUFFER;
  }
}
