package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.when;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveScript;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.durabletask.BourneShellScript;
import org.jenkinsci.plugins.durabletask.Controller;
import org.junit.rules.ExternalResource;
import org.mockito.MockedConstruction;

/**
 * An agent named {@code linux}, on which moloslave does what a test says. It keeps running while
 * the controller is restarted, as a durable task does.
 */
final class FakeAgent extends ExternalResource {
  /** What moloslave prints at the end of a load test that passes. */
  static final String PASSED =
      "SUCCESSES: 90 | FAILURES: 1 | WORKERS: 10\nSUCCESSES: 90 | FAILURES: 1\n*** Bye ***\n";

  /** On its disk, as a durable task finds it again by its workspace. */
  private static final Map<FilePath, FakeAgent> BY_WORKSPACE = new ConcurrentHashMap<>();

  /** What the agent is asked for. */
  enum Request {
    VERSION,
    LAUNCH,
    POLL,
    END,
    CLEAN_UP
  }

  /** What happens while the agent is asked for something. */
  interface Event {
    void happen() throws IOException, InterruptedException;
  }

  private static final String NAME = "linux";

  private final FilePath workspace = mock(FilePath.class);
  private final Launcher launcher = mock(Launcher.class);
  private final Computer computer = mock(Computer.class);
  private final VirtualChannel channel = mock(VirtualChannel.class);
  private final List<String> scripts = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private MockedConstruction<BourneShellScript> shell;
  private boolean deleted;
  private boolean running;
  private boolean endsWhenAsked = true;
  private boolean cleanedUp;
  private String printed = "";
  private final Map<Request, Event> events = new EnumMap<>(Request.class);

  @Override
  protected void before() throws Exception {
    BY_WORKSPACE.put(workspace, this);
    when(computer.getName()).thenReturn(NAME);
    when(workspace.toComputer()).thenReturn(computer);
    when(workspace.act(any(Callable.class)))
        .thenAnswer(
            call -> {
              take(Request.VERSION);
              return call.<Callable<?, ?>>getArgument(0).call();
            });
    when(launcher.isUnix()).thenReturn(true);
    doAnswer(call -> end(call.getArgument(0))).when(launcher).kill(anyMap());
    shell =
        mockConstruction(
            BourneShellScript.class,
            (script, context) ->
                when(script.launch(any(), any(), any(), any()))
                    .thenAnswer(call -> launch((String) context.arguments().get(0))));
    comesBack();
  }

  @Override
  protected void after() {
    shell.close();
    BY_WORKSPACE.remove(workspace);
  }

  FilePath workspace() {
    return workspace;
  }

  Launcher launcher() {
    return launcher;
  }

  /** Its connection is lost; what runs on it keeps running. */
  void goesAway() {
    setChannel(null);
  }

  void comesBack() {
    Jenkins jenkins = Jenkins.get();
    doAnswer(call -> isNamed(call.getArgument(0)) ? computer : null)
        .when(jenkins)
        .getComputer(anyString());
    setChannel(channel);
  }

  private void setChannel(VirtualChannel now) {
    when(computer.getChannel()).thenReturn(now);
    when(workspace.getChannel()).thenReturn(now);
  }

  boolean isAway() {
    return computer.getChannel() == null;
  }

  /** The node is deleted. */
  void isDeleted() {
    goesAway();
    deleted = true;
  }

  /** It is the controller itself, whose name is empty. */
  void isTheController() {
    when(computer.getName()).thenReturn("");
  }

  void runsWindows() {
    when(launcher.isUnix()).thenReturn(false);
  }

  /** moloslave prints this. */
  void prints(String output) {
    printed += output;
  }

  /** moloslave prints this, and has ended. */
  void ends(String output) {
    prints(output);
    running = false;
  }

  /** moloslave keeps running when it is asked to end. */
  void keepsOnRunning() {
    endsWhenAsked = false;
  }

  /** From now on this happens each time it is asked for that. */
  void on(Request request, Event event) {
    events.put(request, event);
  }

  /**
   * It does not answer the next request of this kind until the wait for it is ended.
   *
   * @param meanwhile what happens during the wait
   */
  void hangsOnce(Request request, Runnable meanwhile) {
    on(
        request,
        () -> {
          on(request, () -> {});
          meanwhile.run();
          if (!Thread.interrupted()) {
            throw new AssertionError("The wait was not ended.");
          }
          throw new InterruptedException();
        });
  }

  boolean isRunning() {
    return running;
  }

  /** The scripts that were launched. */
  List<String> scripts() {
    return scripts;
  }

  /** The ids of the runs whose processes were asked to end. */
  List<String> ended() {
    return ended;
  }

  boolean isCleanedUp() {
    return cleanedUp;
  }

  private boolean isNamed(String name) {
    return !deleted && computer.getName().equals(name);
  }

  private Controller launch(String script) throws IOException, InterruptedException {
    take(Request.LAUNCH);
    scripts.add(script);
    running = true;
    return new Task();
  }

  private Object end(Map<String, String> environment) throws IOException, InterruptedException {
    take(Request.END);
    ended.add(environment.get(MoloslaveScript.MARK));
    running &= !endsWhenAsked;
    return null;
  }

  private void take(Request request) throws IOException, InterruptedException {
    events.getOrDefault(request, () -> {}).happen();
    if (isAway()) {
      throw new IOException("The channel is closed.");
    }
  }

  /** moloslave as the controller knows it. What it has read of the output is saved with it. */
  private static final class Task extends Controller {
    private static final long serialVersionUID = 1L;

    private int read;

    @Override
    public boolean writeLog(FilePath workspace, OutputStream sink)
        throws IOException, InterruptedException {
      byte[] output = BY_WORKSPACE.get(workspace).printed.getBytes(StandardCharsets.UTF_8);
      sink.write(Arrays.copyOfRange(output, read, output.length));
      boolean something = read < output.length;
      read = output.length;
      return something;
    }

    @Override
    public Integer exitStatus(FilePath workspace, Launcher launcher, TaskListener logger)
        throws IOException, InterruptedException {
      FakeAgent agent = BY_WORKSPACE.get(workspace);
      agent.take(Request.POLL);
      return agent.running ? null : 0;
    }

    @Override
    public void cleanup(FilePath workspace) throws IOException, InterruptedException {
      FakeAgent agent = BY_WORKSPACE.get(workspace);
      agent.take(Request.CLEAN_UP);
      agent.cleanedUp = true;
    }
  }
}
