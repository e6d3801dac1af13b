package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.when;

import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import hudson.slaves.AbstractCloudSlave;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveScript;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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
public final class FakeAgent extends ExternalResource {
  /** What moloslave prints at the end of a load test that passes. */
  public static final String PASSED =
      "SUCCESSES: 90 | FAILURES: 1 | WORKERS: 10\nSUCCESSES: 90 | FAILURES: 1\n*** Bye ***\n";

  /** On its disk, as a durable task finds it again by its workspace. */
  private static final Map<FilePath, FakeAgent> BY_WORKSPACE = new ConcurrentHashMap<>();

  /** What the agent is asked for. */
  public enum Request {
    VERSION,
    LAUNCH,
    POLL,
    END,
    CLEAN_UP
  }

  /** What happens while the agent is asked for something. */
  public interface Event {
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
              return received(call.<Callable<?, ?>>getArgument(0)).call();
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

  public FilePath workspace() {
    return workspace;
  }

  public Launcher launcher() {
    return launcher;
  }

  /** Its connection is lost; what runs on it keeps running. */
  public void goesAway() {
    setChannel(null);
  }

  public void comesBack() {
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

  /** Its controller goes down, and has no answer for it any more. */
  public void losesItsController() {
    Jenkins jenkins = Jenkins.get();
    doThrow(new IllegalStateException("Jenkins.instance is missing."))
        .when(jenkins)
        .getComputer(anyString());
  }

  /** It is there for a while only, from a cloud. */
  public void isOfCloud(String labels) {
    AbstractCloudSlave node = mock(AbstractCloudSlave.class);
    when(node.getLabelString()).thenReturn(labels);
    when(computer.getNode()).thenReturn(node);
  }

  public boolean isAway() {
    return computer.getChannel() == null;
  }

  /** The node is deleted. */
  public void isDeleted() {
    goesAway();
    deleted = true;
  }

  /** It is the controller itself, whose name is empty. */
  public void isTheController() {
    when(computer.getName()).thenReturn("");
  }

  public void runsWindows() {
    when(launcher.isUnix()).thenReturn(false);
  }

  /** moloslave prints this. */
  public void prints(String output) {
    printed += output;
  }

  /** moloslave prints this, and has ended. */
  public void ends(String output) {
    prints(output);
    running = false;
  }

  /** moloslave keeps running when it is asked to end. */
  public void keepsOnRunning() {
    endsWhenAsked = false;
  }

  /** From now on this happens each time it is asked for that. */
  public void on(Request request, Event event) {
    events.put(request, event);
  }

  /**
   * It does not answer the next request of this kind until the wait for it is ended.
   *
   * @param meanwhile what happens during the wait
   */
  public void hangsOnce(Request request, Runnable meanwhile) {
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

  public boolean isRunning() {
    return running;
  }

  /** The scripts that were launched. */
  public List<String> scripts() {
    return scripts;
  }

  /** The ids of the runs whose processes were asked to end. */
  public List<String> ended() {
    return ended;
  }

  public boolean isCleanedUp() {
    return cleanedUp;
  }

  /** What is asked of an agent travels there. */
  private static Callable<?, ?> received(Callable<?, ?> sent)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sent);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (Callable<?, ?>) in.readObject();
    }
  }

  private boolean isNamed(String name) {
    return !deleted && computer.getName().equals(name);
  }

  private Controller launch(String script) throws IOException, InterruptedException {
    take(Request.LAUNCH);
    scripts.add(script);
    running = true;
    return new Task(printed.length());
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

    /**
     * @param read how much was printed before
     */
    Task(int read) {
      this.read = read;
    }

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
