package hudson.model;

public abstract class AbstractCIBase extends Node implements ItemGroup<TopLevelItem> {
  public AbstractCIBase() {
    throw new UnsupportedOperationException();
  }
}
