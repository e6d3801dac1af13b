package hudson.model;

import java.io.Serializable;

public final class Result implements Serializable {
  public static final Result SUCCESS = null;
  public static final Result UNSTABLE = null;
  public static final Result FAILURE = null;

  private Result() {
    throw new UnsupportedOperationException();
  }

  public boolean isWorseThan(Result that) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String toString() {
    throw new UnsupportedOperationException();
  }

  public static Result fromString(String s) {
    throw new UnsupportedOperationException();
  }
}
