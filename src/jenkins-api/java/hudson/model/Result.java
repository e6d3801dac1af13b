package hudson.model;

import java.io.Serializable;
import java.util.stream.Stream;

public final class Result implements Serializable {
  public static final Result SUCCESS = new Result("SUCCESS", 0);
  public static final Result UNSTABLE = new Result("UNSTABLE", 1);
  public static final Result FAILURE = new Result("FAILURE", 2);

  private final String name;
  private final int badness;

  private Result(String name, int badness) {
    this.name = name;
    this.badness = badness;
  }

  public boolean isWorseThan(Result that) {
    return badness > that.badness;
  }

  @Override
  public String toString() {
    return name;
  }

  public static Result fromString(String s) {
    return Stream.of(SUCCESS, UNSTABLE)
        .filter(result -> result.name.equalsIgnoreCase(s))
        .findFirst()
        .orElse(FAILURE);
  }
}
