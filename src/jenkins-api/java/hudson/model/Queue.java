package hudson.model;

import jenkins.model.FullyNamedModelObject;

public class Queue extends ResourceController {
  private Queue() {
    throw new UnsupportedOperationException();
  }

  public interface Task extends FullyNamedModelObject {}
}
