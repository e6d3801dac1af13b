package io.jenkins.plugins.dogdriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/** How large a file may be, and what belongs into which folder of {@code src}. */
public class SourceTreeTest {
  private static final Path SRC = Path.of(System.getProperty("project.basedir"), "src");
  private static final int MOST_LINES = 320;
  private static final Pattern MOCKS = Pattern.compile("import (static )?org\\.mockito");
  private static final Pattern MAIN = Pattern.compile("static void main\\(");

  @Test
  public void noFileHasMoreThan320Lines() throws IOException {
    assertThat(files("", file -> lines(file) > MOST_LINES)).isEmpty();
  }

  @Test
  public void programsAreInTrialsAlone() throws IOException {
    Predicate<Path> isProgram = file -> MAIN.matcher(text(file)).find();

    assertThat(files("trials", isProgram)).isNotEmpty();
    assertThat(files("test", isProgram)).isEmpty();
    assertThat(files("testkit", isProgram)).isEmpty();
  }

  @Test
  public void whatTestsAndTrialsShareKnowsNoneOfThem() throws IOException {
    assertThat(files("testkit", file -> text(file).contains("dogdriver.trials"))).isEmpty();
    assertThat(files("testkit", file -> text(file).contains("org.junit"))).isEmpty();
  }

  /** Everything else is tested with real parts. */
  @Test
  public void nothingButJenkinsIsMocked() throws IOException {
    Predicate<Path> mocks = file -> MOCKS.matcher(text(file)).find();

    assertThat(files("test", mocks))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).matches(".*/jenkins/Fake\\w+\\.java"));
    assertThat(files("testkit", mocks)).isEmpty();
    assertThat(files("trials", mocks)).isEmpty();
  }

  private static List<String> files(String folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> files = Files.walk(SRC.resolve(folder))) {
      List<Path> sources =
          files
              .filter(file -> file.toString().matches(".*\\.(java|jelly|js|css|html|mustache)"))
              .toList();
      assertThat(sources).isNotEmpty();
      return sources.stream().filter(which).map(file -> SRC.relativize(file).toString()).toList();
    }
  }

  private static long lines(Path file) {
    return text(file).lines().count();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
