package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** 3 is for "worse" alone: a Pipeline that asks for it must not take an accident for a verdict. */
public class ExitCodeTest {
  private static final List<String> COMMANDS =
      List.of("run", "collect", "trend", "changes", "report", "projects", "pack");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path program;

  /** A home of dogDriver whose jar names the classes of this build. */
  @Before
  public void install() throws IOException {
    Path home = folder.getRoot().toPath();
    program = Files.createDirectory(home.resolve("bin")).resolve("dogdriver");
    Files.copy(Path.of(System.getProperty("project.basedir"), "bin", "dogdriver"), program);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
    Path jar =
        Files.createDirectories(home.resolve("target").resolve("central")).resolve("dogdriver.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  @Test
  public void everyCommandNamesTheCodesItCanEndWith() {
    for (String command : COMMANDS) {
      String help = CommandLineRun.of(Map.of(), Clock.systemUTC(), command, "--help").out();

      assertThat(help)
          .as(command)
          .containsPattern("\\s0\\s+\\S.*\n")
          .containsPattern("\\s1\\s+\\S.*\n")
          .containsPattern("\\s2\\s+\\S.*\n");
      assertThat(help.matches("(?s).*\n\\s+3\\s+\\S.*")).as(command).isEqualTo(isTrend(command));
    }
  }

  @Test
  public void whatIsUnexpectedEndsWith1() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() {
            throw new IllegalStateException("broken");
          }
        };
    StringWriter err = new StringWriter();

    int exitCode =
        Dogdriver.commandLine(
                new HostProcess(Map.of(), Clock.systemUTC(), broken, Path.of("")),
                new StringWriter(),
                err)
            .execute("changes");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).startsWith("dogdriver: failed: ").contains("broken");
  }

  @Test
  public void noCommandTakesItsArgumentsFromAFile() throws Exception {
    Path file = Files.writeString(folder.newFile().toPath(), "the content of a file\n");

    for (String command : COMMANDS) {
      for (List<String> arguments :
          List.of(
              List.of("@" + file),
              List.of(command, "@" + file),
              List.of(command, "--project", "@" + file, "--store", folder.getRoot() + "/store"))) {
        CommandLineRun run =
            CommandLineRun.of(Map.of(), Clock.systemUTC(), arguments.toArray(String[]::new));

        assertThat(run.exitCode()).as(arguments.toString()).isNotZero();
        assertThat(run.out() + run.err()).doesNotContain("content of a file");
      }
    }
  }

  @Test
  public void theProgramPassesOnWhatItsCommandEndsWith() throws Exception {
    assertThat(exitCode(Map.of(), "changes", "--help")).isZero();
    assertThat(exitCode(Map.of(), "changes", "--helpp")).isEqualTo(2);
    assertThat(exitCode(Map.of(), "trend", "--project", "x", "--store", folder.getRoot() + "/no"))
        .isEqualTo(1);
  }

  @Test
  public void withoutJavaItEndsWith1() throws Exception {
    Path tools = folder.newFolder().toPath();
    for (String tool : List.of("bash", "dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }

    assertThat(exitCode(Map.of("PATH", tools.toString()), "changes", "--help")).isEqualTo(1);
    assertThat(Files.readString(printed())).contains("java");
  }

  @Test
  public void aMachineThatCannotStartJavaOrRunsOutOfMemoryEndsWith1() throws Exception {
    assertThat(exitCode(Map.of("JDK_JAVA_OPTIONS", "--no-such-option"), "changes")).isEqualTo(1);
    for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
      // Java itself ends with 3 where an option asks it to exit when its memory is used up.
      assertThat(exitCode(Map.of(name, "-Xmx8m -XX:+ExitOnOutOfMemoryError"), "changes"))
          .as(name)
          .isEqualTo(1);
      assertThat(Files.readString(printed())).contains("OutOfMemoryError");
    }
  }

  private int exitCode(Map<String, String> environment, String... arguments) throws Exception {
    Path input = folder.getRoot().toPath().resolve("input");
    Files.writeString(input, "12345.678\n".repeat(3 << 20));
    ProcessBuilder builder =
        new ProcessBuilder(
                Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList())
            .redirectErrorStream(true)
            .redirectOutput(printed().toFile())
            .redirectInput(input.toFile());
    builder.environment().putAll(new HashMap<>(environment));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  private Path printed() {
    return folder.getRoot().toPath().resolve("printed");
  }

  private static boolean isTrend(String command) {
    return command.equals("trend");
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(":"))
        .map(entry -> Path.of(entry).toUri().toString())
        .collect(Collectors.joining(" "));
  }
}
