package hudson;

import java.io.IOException;
import java.util.Map;

public abstract class Launcher {
  private Launcher() {
    throw new UnsupportedOperationException();
  }

  public abstract void kill(Map<String, String> modelEnvVars)
      throws IOException, InterruptedException;

  public boolean isUnix() {
    throw new UnsupportedOperationException();
  }
}
