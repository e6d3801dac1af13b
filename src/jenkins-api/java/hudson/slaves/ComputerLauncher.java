package hudson.slaves;

import hudson.ExtensionPoint;
import hudson.model.AbstractDescribableImpl;

public abstract class ComputerLauncher extends AbstractDescribableImpl<ComputerLauncher>
    implements ExtensionPoint {}
