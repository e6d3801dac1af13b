package hudson.model;

public abstract class Node extends AbstractModelObject {
  public Node() {
    throw new UnsupportedOperationException();
  }

  public abstract String getLabelString();
}
