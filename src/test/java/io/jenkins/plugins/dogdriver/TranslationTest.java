package io.jenkins.plugins.dogdriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Every text of the plugin's forms and pages is there in each language. */
public class TranslationTest {
  private static final Path TEXTS =
      Path.of("src/main/resources/io/jenkins/plugins/dogdriver/jenkins");
  private static final List<String> LANGUAGES = List.of("de", "fr");
  private static final Pattern TRANSLATED = Pattern.compile(".*_[a-z]{2}\\.(properties|html)");
  private static final Pattern KEY = Pattern.compile("\\$\\{%([^}(]+)[}(]");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  @Test
  public void theMessages() throws IOException {
    for (Path messages : files("Messages.properties")) {
      assertIsTranslated(messages, properties(messages));
    }
  }

  @Test
  public void thePages() throws IOException {
    for (Path page : files(".jelly")) {
      Properties keys = new Properties();
      KEY.matcher(Files.readString(page))
          .results()
          .map(found -> found.group(1))
          .forEach(key -> keys.setProperty(key, key));
      Path english = sibling(page, "", ".properties");
      if (Files.exists(english)) {
        keys.putAll(properties(english));
      }
      if (!keys.isEmpty()) {
        assertIsTranslated(page, keys);
      }
    }
  }

  @Test
  public void theHelp() throws IOException {
    for (Path help : files(".html")) {
      for (String language : LANGUAGES) {
        Path translated = sibling(help, "_" + language, ".html");
        assertThat(translated).isRegularFile();
        assertThat(Files.readString(translated)).as("%s", translated).isNotBlank();
        assertThat(ascii(translated)).as("%s is ASCII", translated).isTrue();
      }
    }
  }

  private static void assertIsTranslated(Path english, Properties texts) throws IOException {
    for (String language : LANGUAGES) {
      Path file = sibling(english, "_" + language, ".properties");
      assertThat(file).isRegularFile();
      assertThat(ascii(file)).as("%s is ASCII", file).isTrue();
      Properties translated = properties(file);
      assertThat(translated.keySet()).as("%s", file).isEqualTo(texts.keySet());
      for (String key : texts.stringPropertyNames()) {
        assertThat(arguments(translated.getProperty(key)))
            .as("%s: %s", file, key)
            .isEqualTo(arguments(texts.getProperty(key)));
      }
    }
  }

  private static TreeSet<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean ascii(Path file) throws IOException {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(Files.readString(file));
  }

  private static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Path sibling(Path file, String suffix, String extension) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + suffix + extension);
  }

  private static List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(TEXTS)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(end))
          .filter(file -> !TRANSLATED.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }
}
