package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.EnvVars;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.model.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A build that is running on an agent, with its log. */
public final class FakeBuild {
  private final AbstractBuild<?, ?> build;
  private final BuildListener listener = mock(BuildListener.class);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private Result result;

  /** What happens when a build is saved. */
  public interface Save {
    void happen() throws IOException;
  }

  /**
   * @param run as {@link FakeJenkins} has it
   */
  public FakeBuild(Run<?, ?> run, FakeAgent agent) throws IOException, InterruptedException {
    build = mock(AbstractBuild.class, delegatesTo(run));
    when(run.isBuilding()).thenReturn(true);
    PrintStream logger = new PrintStream(log, true, StandardCharsets.UTF_8);
    when(listener.getLogger()).thenReturn(logger);
    doAnswer(call -> println(logger, "ERROR: " + call.getArgument(0)))
        .when(listener)
        .error(anyString());
    doReturn(agent.workspace()).when(build).getWorkspace();
    doReturn(new EnvVars()).when(build).getEnvironment(listener);
    doAnswer(call -> result = call.getArgument(0)).when(build).setResult(any());
  }

  private static Object println(PrintStream logger, String line) {
    logger.println(line);
    return null;
  }

  public AbstractBuild<?, ?> build() {
    return build;
  }

  public BuildListener listener() {
    return listener;
  }

  /** What is in its log. */
  public String log() {
    return log.toString(StandardCharsets.UTF_8);
  }

  /** The result that was set; empty where none was. */
  public Optional<Result> result() {
    return Optional.ofNullable(result);
  }

  /** Its workspace was deleted, or its agent. */
  public void losesItsWorkspace() {
    doReturn(null).when(build).getWorkspace();
  }

  /** From now on this happens instead of saving it. */
  public void onSave(Save save) throws IOException {
    doAnswer(
            call -> {
              save.happen();
              return null;
            })
        .when(build)
        .save();
  }
}
