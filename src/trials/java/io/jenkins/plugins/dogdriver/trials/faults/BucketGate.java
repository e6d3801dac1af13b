package io.jenkins.plugins.dogdriver.trials.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.domain.Blob;
import org.jclouds.blobstore.domain.PageSet;
import org.jclouds.blobstore.domain.internal.PageSetImpl;
import org.jclouds.http.HttpResponse;
import org.jclouds.http.HttpResponseException;

/** Filters the requests to the bucket of an S3: stops them at gates, and makes them fail. */
final class BucketGate implements InvocationHandler {
  private final BlobStore blobs;
  private final Gates gates;
  private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
  private final List<Trouble> deceptions = new CopyOnWriteArrayList<>();

  /** The kind of a request to the bucket. */
  enum Operation {
    PUT("putBlob"),
    GET("getBlob"),
    DELETE("removeBlob"),
    LIST("list");

    private final String method;

    Operation(String method) {
      this.method = method;
    }

    static Optional<Operation> of(Method called) {
      for (Operation operation : values()) {
        if (operation.method.equals(called.getName())) {
          return Optional.of(operation);
        }
      }
      return Optional.empty();
    }
  }

  private static final class Trouble {
    private final Operation operation;
    private final int status;
    private int times;

    Trouble(Operation operation, int status, int times) {
      this.operation = operation;
      this.status = status;
      this.times = times;
    }

    synchronized boolean isDue(Operation called) {
      return called == operation && times-- > 0;
    }
  }

  private BucketGate(BlobStore blobs, Gates gates) {
    this.blobs = blobs;
    this.gates = gates;
  }

  static BucketGate before(BlobStore blobs, Gates gates) {
    return new BucketGate(blobs, gates);
  }

  /** Returns the store with the gate before it. */
  BlobStore store() {
    return (BlobStore)
        Proxy.newProxyInstance(
            BlobStore.class.getClassLoader(), new Class<?>[] {BlobStore.class}, this);
  }

  /** Answers the next requests of a kind with a status. */
  void trouble(Operation operation, int status, int times) {
    troubles.add(new Trouble(operation, status, times));
  }

  /** Does the next requests of a kind and answers them with 500; a listing has each key twice. */
  void deceive(Operation operation, int times) {
    deceptions.add(new Trouble(operation, 500, times));
  }

  void endTroubles() {
    troubles.clear();
    deceptions.clear();
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Optional<Operation> operation = Operation.of(method);
    if (operation.isEmpty()) {
      return forward(method, arguments);
    }
    Optional<RequestGate.Place> place = place(operation.get(), arguments);
    place.ifPresent(known -> gates.pass(known.received()));
    fail(troubles, operation.get());
    Object answer = forward(method, arguments);
    place.flatMap(RequestGate.Place::done).ifPresent(gates::pass);
    if (answer instanceof PageSet<?> page) {
      return isDue(deceptions, Operation.LIST).isPresent() ? twice(page) : page;
    }
    fail(deceptions, operation.get());
    return answer;
  }

  private Object forward(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(blobs, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static void fail(List<Trouble> troubles, Operation operation) {
    isDue(troubles, operation)
        .ifPresent(
            trouble -> {
              throw new HttpResponseException(
                  "the bucket is in trouble",
                  null,
                  HttpResponse.builder().statusCode(trouble.status).message("in trouble").build());
            });
  }

  private static Optional<Trouble> isDue(List<Trouble> troubles, Operation operation) {
    return troubles.stream().filter(trouble -> trouble.isDue(operation)).findFirst();
  }

  private static <T> PageSet<T> twice(PageSet<T> page) {
    List<T> entries = page.stream().flatMap(entry -> Stream.of(entry, entry)).toList();
    return new PageSetImpl<>(entries, page.getNextMarker()) {
      @Override
      public Iterator<T> iterator() {
        return entries.iterator();
      }
    };
  }

  private static Optional<RequestGate.Place> place(Operation operation, Object[] arguments) {
    switch (operation) {
      case PUT:
        String key = ((Blob) arguments[1]).getMetadata().getName();
        return Optional.of(
            key.startsWith("job-")
                ? RequestGate.Place.of(Checkpoint.RUN_PUT, Checkpoint.RUN_STORED)
                : RequestGate.Place.of(
                    Checkpoint.MEASURED_RUN_PUT, Checkpoint.MEASURED_RUN_STORED));
      case DELETE:
        // A placeholder that the real run replaces is deleted too, whether it is there or not.
        String deleted = (String) arguments[1];
        return deleted.startsWith("job-") && !deleted.contains("-lost")
            ? Optional.of(RequestGate.Place.of(Checkpoint.JOB_DELETE, Checkpoint.JOB_DELETED))
            : Optional.empty();
      default:
        return Optional.empty();
    }
  }
}
