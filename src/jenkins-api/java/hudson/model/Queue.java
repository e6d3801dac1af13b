package hudson.model;

public class Queue extends ResourceController {
  private Queue() {
    throw new UnsupportedOperationException();
  }

  public interface Task extends ModelObject {}
}
