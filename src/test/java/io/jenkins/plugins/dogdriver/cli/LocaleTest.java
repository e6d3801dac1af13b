package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A machine may count in other digits: keys, JSON, sentences and pictures are the same on all. */
public class LocaleTest {
  private static final List<String> LANGUAGES =
      List.of("fa", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "tr", "de");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Locale before = Locale.getDefault();
  private Map<String, String> expected;

  @Before
  public void expect() throws IOException {
    expected = everything("en");
  }

  @After
  public void restore() {
    Locale.setDefault(before);
  }

  @Test
  public void everythingIsTheSameInEachLanguage() throws IOException {
    for (String language : LANGUAGES) {
      Map<String, String> found = everything(language);

      assertThat(found.keySet()).as(language).isEqualTo(expected.keySet());
      expected.forEach(
          (what, text) ->
              assertThat(found.get(what)).as("%s in %s", what, language).isEqualTo(text));
    }
  }

  @Test
  public void whatWasStoredInOneLanguageIsReadInAnother() throws IOException {
    Path store = store("fa");

    Locale.setDefault(Locale.ENGLISH);
    assertThat(dogdriver(store, "trend", "--project", "kintowe").out())
        .isEqualTo(expected.get("trend"));
  }

  /** Returns the keys, objects, outputs and files, by what they are. */
  private Map<String, String> everything(String language) throws IOException {
    Path store = store(language);
    Map<String, String> all = new TreeMap<>();
    all.putAll(files(store));
    all.put("trend", dogdriver(store, "trend", "--project", "kintowe").out());
    all.put("json", dogdriver(store, "trend", "--project", "kintowe", "--json").out());
    all.put(
        "none",
        dogdriver(store, "trend", "--project", "IIII").err().replace(store.toString(), "…"));
    Path report = store.resolveSibling("report-" + language);
    assertThat(dogdriver(store, "report", "--output", report.toString()).exitCode()).isZero();
    all.putAll(files(report));
    return all;
  }

  /** Returns a store with two releases; one is slower. */
  private Path store(String language) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(language));
    Path path = folder.newFolder().toPath().resolve("store-" + language);
    RunStore store = new RunStore(new FolderObjectStore(path));
    for (int i = 0; i < 40; i++) {
      store.store(
          aRun()
              .id(new UUID(7, i).toString())
              .version(i < 22 ? "6.0.2" : "6.1.0")
              .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
              .counts(1_234_567, i)
              .figure("ART", (i < 22 ? 1_234.5 : 1_456.7) + i * 7 % 20)
              .figure("RPS", 1_300 + i * 11 % 30)
              .measured());
    }
    store.enqueue(aRun().id(new UUID(8, 8).toString()).build());
    return path;
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new HashMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  private CommandLineRun dogdriver(Path store, String... arguments) {
    return CommandLineRun.of(
        Map.of("HOME", folder.getRoot().toString()),
        Clock.fixed(RunBuilder.FIRST_START.plus(Duration.ofDays(3)), ZoneOffset.UTC),
        Stream.concat(Stream.of(arguments), Stream.of("--store", store.toString()))
            .toArray(String[]::new));
  }
}
