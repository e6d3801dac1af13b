package io.jenkins.plugins.dogdriver.jenkins;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.AccessControlled;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.access.AccessDeniedException;

/** The jobs of a Jenkins and their builds, with folders on disk. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as Jenkins has them
final class FakeJobs {
  private final Path home;
  private final Consumer<AccessControlled> guard;
  private final Map<String, Job<?, ?>> jobs = new HashMap<>();
  private final Map<Job<?, ?>, Map<Integer, Run<?, ?>>> builds = new IdentityHashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final Map<Run<?, ?>, Integer> saves = new IdentityHashMap<>();

  /**
   * @param home folder of all jobs
   * @param guard has a job ask for the permissions of the user who is signed in
   */
  FakeJobs(Path home, Consumer<AccessControlled> guard) {
    this.home = home;
    this.guard = guard;
  }

  /** Adds a job; in folders, with slashes in its name. */
  Job<?, ?> add(String fullName) throws IOException {
    Job job = mock(Job.class);
    if (!new File(folder(fullName), "builds").mkdirs()) {
      throw new IOException("There is a job " + fullName + " already.");
    }
    builds.put(job, new HashMap<>());
    doAnswer(call -> builds.get(job).get(call.<Integer>getArgument(0)))
        .when(job)
        .getBuildByNumber(anyInt());
    guard.accept(job);
    name(job, fullName);
    return job;
  }

  private void name(Job<?, ?> job, String fullName) {
    when(job.getFullName()).thenReturn(fullName);
    when(job.getUrl()).thenReturn("job/" + fullName.replace("/", "/job/") + "/");
    when(job.getRootDir()).thenReturn(folder(fullName));
    when(job.getBuildDir()).thenReturn(new File(folder(fullName), "builds"));
    jobs.put(fullName, job);
  }

  private File folder(String fullName) {
    return home.resolve(fullName).toFile();
  }

  /** Renames or moves a job or a folder; returns the new names of the jobs by their old ones. */
  Map<String, String> move(String from, String to) throws IOException {
    Map<String, String> moved = new HashMap<>();
    for (String name : jobs.keySet()) {
      if (name.equals(from) || name.startsWith(from + "/")) {
        moved.put(name, to + name.substring(from.length()));
      }
    }
    Files.createDirectories(folder(to).toPath().getParent());
    Files.move(folder(from).toPath(), folder(to).toPath());
    moved.forEach((was, is) -> name(jobs.remove(was), is));
    return moved;
  }

  /** Deletes a build. */
  void deleteBuild(Run<?, ?> build) throws IOException {
    Job<?, ?> job = build.getParent();
    builds.get(job).remove(build.getNumber());
    Files.delete(job.getBuildDir().toPath().resolve(String.valueOf(build.getNumber())));
  }

  /** From now on the user who is signed in may know that there is such a job, and no more. */
  void hide(String fullName) {
    hidden.add(fullName);
  }

  Job<?, ?> get(String fullName) {
    return jobs.get(fullName);
  }

  /** The job as the user who is signed in sees it; null where there is none. */
  Job<?, ?> visible(String fullName) {
    if (hidden.contains(fullName)) {
      throw new AccessDeniedException("The user may not see this.");
    }
    return jobs.get(fullName);
  }

  /** Adds a build to a job, which is over. */
  Run<?, ?> addBuild(Job<?, ?> job, int number) throws IOException {
    Run build = mock(Run.class);
    List<Action> actions = new ArrayList<>();
    when(build.getParent()).thenReturn(job);
    when(build.getNumber()).thenReturn(number);
    when(build.getUrl()).thenAnswer(call -> job.getUrl() + number + "/");
    when(build.toString()).thenAnswer(call -> job.getFullName() + " #" + number);
    when(build.getFullDisplayName()).thenAnswer(call -> job.getFullName() + " #" + number);
    doAnswer(call -> actions.add(call.getArgument(0))).when(build).addAction(any(Action.class));
    when(build.getAction(any(Class.class)))
        .thenAnswer(
            call ->
                actions.stream()
                    .filter(call.<Class<?>>getArgument(0)::isInstance)
                    .findFirst()
                    .orElse(null));
    doAnswer(call -> saves.merge(build, 1, Integer::sum)).when(build).save();
    if (!new File(job.getBuildDir(), String.valueOf(number)).mkdir()) {
      throw new IOException("There is a build " + number + " already.");
    }
    builds.get(job).put(number, build);
    return build;
  }

  /** How often a build was saved. */
  int saves(Run<?, ?> build) {
    return saves.getOrDefault(build, 0);
  }
}
