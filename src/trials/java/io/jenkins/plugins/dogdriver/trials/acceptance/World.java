package io.jenkins.plugins.dogdriver.trials.acceptance;

import io.jenkins.plugins.dogdriver.testkit.StandIns;
import io.jenkins.plugins.dogdriver.testkit.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The world of a scenario: a controller with dogDriver, and all the systems that it uses. */
final class World implements AutoCloseable {
  private static final String FOLDER = "dogdriver acceptance ü";

  private final Options options;
  private final Path artifacts;
  private final Controller controller;
  private final ScriptConsole console;
  private final ControllerLog log;
  private final SecurityPolicy policy;
  private final StandIns standIns;
  private final Settings settings;
  private final MainJob mainJob;
  private final TestFolder folder;
  private Chromium chromium;

  /**
   * @param artifacts an empty folder for what is kept
   */
  World(Options options, Path artifacts) throws IOException {
    this.options = options;
    this.artifacts = artifacts;
    controller = options.controller();
    console = new ScriptConsole(controller);
    log = new ControllerLog(console);
    policy = new SecurityPolicy(console);
    standIns = new StandIns(Files.createDirectories(artifacts.resolve("stand-ins")));
    settings = new Settings(console, standIns, artifacts.resolve("configuration-before.xml"));
    mainJob = new MainJob(this);
    try {
      settings.useStandIns();
      folder = TestFolder.create(controller, FOLDER);
    } catch (RuntimeException e) {
      leave();
      throw e;
    }
  }

  Controller controller() {
    return controller;
  }

  Controller anonymous() {
    return controller.as(Optional.empty());
  }

  /** Returns a user who may read and not administer; absent where the caller named none. */
  Optional<Controller> reader() {
    return options.reader().map(reader -> controller.as(Optional.of(reader)));
  }

  ScriptConsole console() {
    return console;
  }

  ControllerLog log() {
    return log;
  }

  SecurityPolicy policy() {
    return policy;
  }

  StandIns standIns() {
    return standIns;
  }

  Settings settings() {
    return settings;
  }

  TestFolder folder() {
    return folder;
  }

  Collection collection() {
    return new Collection(console);
  }

  MainJob mainJob() {
    return mainJob;
  }

  /** Returns the label of the node that builds run on. */
  String node() {
    return options.agent().orElse("built-in");
  }

  Optional<String> agent() {
    return options.agent();
  }

  boolean mayRestart() {
    return options.restart();
  }

  Path artifacts() {
    return artifacts;
  }

  synchronized Chromium chromium() throws IOException {
    if (chromium == null) {
      chromium = Chromium.start(Files.createDirectories(artifacts.resolve("chromium")));
    }
    return chromium;
  }

  boolean hasPlugin(String name) {
    return console
        .run(
            "print Jenkins.get().pluginManager.getPlugin(%s)?.active == true"
                .formatted(ScriptConsole.literal(name)))
        .equals("true");
  }

  /** Leaves the controller as it was. */
  @Override
  public synchronized void close() {
    try {
      if (chromium != null) {
        chromium.close();
      }
      if (!options.keep()) {
        folder.delete();
      }
      settings.awaitDelivery();
    } finally {
      leave();
    }
  }

  private void leave() {
    try {
      settings.putBack();
    } finally {
      standIns.close();
    }
  }
}
