package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.BulkChange;
import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.TimeZoneProperty;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.dogdriver.jenkins.record.JobNames;
import io.jenkins.plugins.dogdriver.jenkins.record.JobSeries;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.jenkins.settings.DogdriverConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jenkins.model.Jenkins;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;
import org.kohsuke.stapler.ForwardToView;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.mockito.MockedStatic;
import org.mockito.ScopedMock;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/**
 * Stands in for what our classes ask a running Jenkins for: who is signed in and what they may do,
 * extensions, credentials, jobs and builds, and what forms and pages answer. It does so for the
 * thread of the test alone. What is ours is real: the configuration, the engine, the history of
 * jobs.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // as Jenkins has them
public final class FakeJenkins extends ExternalResource {
  private final TemporaryFolder home = new TemporaryFolder();
  private final Deque<ScopedMock> opened = new ArrayDeque<>();
  private final Map<Class<?>, Object> extensions = new HashMap<>();
  private final Set<Permission> permissions = new HashSet<>();
  private final Map<HttpResponse, View> views = new IdentityHashMap<>();
  private FakeJobs jobs;
  private FakeCredentials credentials;
  private Jenkins jenkins;
  private String user = "somebody";
  private String instance = "a";
  private String timeZone;

  /** A view that an answer shows. */
  public record View(Object of, String name) {}

  @Override
  protected void before() throws IOException {
    home.create();
    jenkins = mock(Jenkins.class);
    when(jenkins.getRootDir()).thenReturn(home.getRoot());
    when(jenkins.getLegacyInstanceId()).thenAnswer(call -> instance);
    when(jenkins.getRootUrl()).thenReturn("https://jenkins.example/");
    guard(jenkins);
    jobs = new FakeJobs(home().resolve("jobs"), this::guard);
    doAnswer(call -> jobs.visible(call.getArgument(0)))
        .when(jenkins)
        .getItemByFullName(anyString(), any(Class.class));
    Authentication authentication = mock(Authentication.class);
    when(authentication.getName()).thenAnswer(call -> user);
    open(
        Jenkins.class,
        it -> {
          it.when(Jenkins::get).thenReturn(jenkins);
          it.when(Jenkins::getAuthentication2).thenReturn(authentication);
        });
    open(
        ExtensionList.class,
        it -> {
          it.when(() -> ExtensionList.lookupSingleton(any(Class.class)))
              .thenAnswer(call -> extensions.get(call.<Class<?>>getArgument(0)));
          it.when(() -> ExtensionList.lookup(any(Class.class)))
              .thenAnswer(call -> list(extensions.get(call.<Class<?>>getArgument(0))));
        });
    open(
        FormValidation.class,
        it -> {
          it.when(FormValidation::ok).thenAnswer(call -> validation("OK"));
          it.when(() -> FormValidation.ok(anyString()))
              .thenAnswer(call -> validation("OK: " + call.getArgument(0)));
          it.when(() -> FormValidation.warning(anyString()))
              .thenAnswer(call -> validation("WARNING: " + call.getArgument(0)));
          it.when(() -> FormValidation.error(anyString()))
              .thenAnswer(call -> validation("ERROR: " + call.getArgument(0)));
        });
    open(
        HttpResponses.class,
        it ->
            it.when(() -> HttpResponses.forwardToView(any(Object.class), anyString()))
                .thenAnswer(call -> forward(call.getArgument(0), call.getArgument(1))));
    open(
        TimeZoneProperty.class,
        it -> it.when(TimeZoneProperty::forCurrentUser).thenAnswer(call -> timeZone));
    opened.push(mockConstruction(BulkChange.class));
    credentials = new FakeCredentials();
    extension(ControllerEngine.class, new ControllerEngine());
    extension(JobSeries.class, new JobSeries());
    extension(JobNames.class, new JobNames());
    extension(DogdriverConfiguration.class, new DogdriverConfiguration());
  }

  @Override
  protected void after() {
    if (credentials != null) {
      credentials.close();
    }
    opened.forEach(ScopedMock::close);
    home.delete();
  }

  private <T> void open(Class<T> type, Consumer<MockedStatic<T>> answers) {
    MockedStatic<T> statics = mockStatic(type);
    opened.push(statics);
    answers.accept(statics);
  }

  /** The folder in which Jenkins keeps everything. */
  public Path home() {
    return home.getRoot().toPath();
  }

  public DogdriverConfiguration configuration() {
    return (DogdriverConfiguration) extensions.get(DogdriverConfiguration.class);
  }

  /** From now on that user is signed in, with these permissions everywhere. */
  public void signIn(String name, Permission... allowed) {
    user = name;
    permissions.clear();
    permissions.addAll(List.of(allowed));
  }

  /** From now on Jenkins has a proxy, but for hosts that match a regular expression. */
  public void proxy(String host, int port, String user, String password, String without) {
    ProxyConfiguration proxy = mock(ProxyConfiguration.class);
    when(proxy.getName()).thenReturn(host);
    when(proxy.getPort()).thenReturn(port);
    when(proxy.getUserName()).thenReturn(user.isEmpty() ? null : user);
    when(proxy.getNoProxyHostPatterns())
        .thenReturn(without.isEmpty() ? List.of() : List.of(Pattern.compile(without)));
    Secret secret = mock(Secret.class);
    when(secret.getPlainText()).thenReturn(password);
    when(proxy.getSecretPassword()).thenReturn(secret);
    when(jenkins.getProxy()).thenReturn(proxy);
  }

  /** From now on the file of the configuration has a ServiceBook that no form would accept. */
  public void serviceBookInFile(String url) {
    try {
      Field field = DogdriverConfiguration.class.getDeclaredField("serviceBookUrl");
      field.setAccessible(true);
      field.set(configuration(), url);
      configuration().save();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** From now on this is another controller. */
  public void setInstance(String id) {
    instance = id;
  }

  /** The user who is signed in has chosen a time zone. */
  public void choosesTimeZone(String name) {
    timeZone = name;
  }

  public <T> void extension(Class<T> type, T extension) {
    extensions.put(type, extension);
  }

  /** Adds a secret text to the credentials. */
  public void secretText(String id, String text) {
    credentials.secretText(id, text);
  }

  /** Adds a user name with a password to the credentials. */
  public void userNameAndPassword(String id, String userName, String password) {
    credentials.userNameAndPassword(id, userName, password);
  }

  /** The ids of the credentials that builds have used, in order. */
  public List<String> usedByBuilds() {
    return credentials.tracked();
  }

  /** Adds a job; in folders, with slashes in its name. */
  public Job<?, ?> job(String fullName) throws IOException {
    return jobs.add(fullName);
  }

  /** From now on the user who is signed in may know that there is such a job, and no more. */
  public void hide(String fullName) {
    jobs.hide(fullName);
  }

  /** Renames or moves a job or a folder, and notifies the plugin as Jenkins does. */
  public void move(String from, String to) throws IOException {
    Map<String, String> moved = jobs.move(from, to);
    JobNames listener = (JobNames) extensions.get(JobNames.class);
    listener.onLocationChanged(mock(Item.class), from, to);
    moved.forEach((was, is) -> listener.onLocationChanged(jobs.get(is), was, is));
  }

  /** Is in the middle of moving a job or a folder: the plugin does not know of it yet. */
  public void moveSilently(String from, String to) throws IOException {
    jobs.move(from, to);
  }

  /** Adds a build to a job, which is over. */
  public Run<?, ?> build(Job<?, ?> job, int number) throws IOException {
    return jobs.addBuild(job, number);
  }

  /** Deletes a build. */
  public void delete(Run<?, ?> build) throws IOException {
    jobs.deleteBuild(build);
  }

  public void setBuilding(Run<?, ?> build, boolean now) {
    when(build.isBuilding()).thenReturn(now);
  }

  /** How often a build was saved. */
  public int saves(Run<?, ?> build) {
    return jobs.saves(build);
  }

  /** Takes what is written into the log of a build or of the periodic work. */
  public static TaskListener listener(OutputStream log) {
    TaskListener listener = mock(TaskListener.class);
    when(listener.getLogger()).thenReturn(new PrintStream(log, true, StandardCharsets.UTF_8));
    return listener;
  }

  /** The view that an answer shows; null where it shows none. */
  public View shown(HttpResponse answer) {
    return views.get(answer);
  }

  /** The values that a list of credentials offers. */
  public List<String> offered(ListBoxModel list) {
    return credentials.values(list);
  }

  private void guard(AccessControlled guarded) {
    when(guarded.hasPermission(any(Permission.class)))
        .thenAnswer(call -> permissions.contains(call.<Permission>getArgument(0)));
    doAnswer(
            call -> {
              if (!permissions.contains(call.<Permission>getArgument(0))) {
                throw new AccessDeniedException(user + " may not do this.");
              }
              return null;
            })
        .when(guarded)
        .checkPermission(any(Permission.class));
  }

  private static ExtensionList<?> list(Object extension) {
    ExtensionList list = mock(ExtensionList.class);
    doAnswer(
            call -> {
              if (extension != null) {
                call.<Consumer<Object>>getArgument(0).accept(extension);
              }
              return null;
            })
        .when(list)
        .forEach(any());
    return list;
  }

  private static FormValidation validation(String text) {
    FormValidation validation = mock(FormValidation.class);
    when(validation.toString()).thenReturn(text);
    return validation;
  }

  private ForwardToView forward(Object of, String view) {
    ForwardToView answer = mock(ForwardToView.class);
    views.put(answer, new View(of, view));
    return answer;
  }
}
