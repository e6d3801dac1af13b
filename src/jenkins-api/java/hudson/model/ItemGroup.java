package hudson.model;

import jenkins.model.FullyNamedModelObject;

public interface ItemGroup<T extends Item> extends PersistenceRoot, FullyNamedModelObject {}
