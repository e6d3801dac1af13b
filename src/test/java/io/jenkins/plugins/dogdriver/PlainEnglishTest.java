package io.jenkins.plugins.dogdriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * What users and developers read has none of the phrases that made readers stumble: the pages of
 * the documentation, the programs, the help and views of Jenkins, and the messages and comments of
 * the code.
 */
public class PlainEnglishTest {
  /** Phrases, and what to write instead. */
  private static final List<String> ODD =
      List.of(
          // is not an X; "there is no X" is fine
          "(?<!there )(is|are|was|were|be) no (?!longer|more|less|fewer|later|earlier|matter)\\w+",
          // reported, printed
          "told|tells",
          // the role; any
          "whoever|whatever",
          // continues, is running
          "goes on|going on|went on",
          // is invalid: must be
          "cannot be right",
          // is unavailable
          "(is|are|was|were|be) away",
          // metric value
          "figures?",
          // submit
          "hand in|hands in|handed in|handing in",
          // gave up
          "set aside|sets aside",
          // default
          "as it comes",
          // monitored, check
          "(look|looks|looked|looking) after",
          // again
          "anew",
          // at random
          "by lot");

  private static final Pattern ODD_PHRASE =
      Pattern.compile("\\b(" + String.join("|", ODD) + ")\\b", Pattern.CASE_INSENSITIVE);

  /** Names that are not words: of parameters, in code, of files. */
  private static final Pattern NAMES =
      Pattern.compile(
          "@param \\S+|\\{@\\w+ [^}]*}|<code>[^<]*</code>|`[^`]*`|]\\([^)]*\\)|\\\\\"\\w+\\\\\"|\"\\w+\":");

  private static final Pattern JAVA_TEXT =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

  @Test
  public void ofThePages() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("", "docs", "bin", "bin/lib", ".github")) {
      for (Path file : files(Path.of(folder), 1, name -> name.matches(".*\\.(md|sh)|[a-z-]+"))) {
        // What was written for a release stays.
        if (!file.endsWith("CHANGELOG.md") && !file.endsWith("LICENSE.md")) {
          add(found, file, withoutExamples(Files.readString(file)));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  public void ofTheViews() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file :
        files(
            Path.of("src/main/resources"),
            20,
            name -> name.matches(".*\\.(html|jelly|properties|mustache)"))) {
      String text = Files.readString(file);
      add(
          found,
          file,
          file.toString().endsWith(".properties")
              ? text.replaceAll("(?m)^[^=\\n]*=", "")
              : text.replaceAll("\\$\\{%([^}]*)}", "$1")
                  .replaceAll(
                      "(?s)<pre>.*?</pre>|\\$\\{[^}]*}|\\{\\{[^}]*}}|<code>[^<]*</code>|<[^>]*>",
                      " "));
    }
    assertThat(found).isEmpty();
  }

  @Test
  public void ofTheCode() throws IOException {
    List<String> found = new ArrayList<>();
    for (String folder : List.of("src/main/java", "src/testkit/java", "src/trials/java")) {
      for (Path file : files(Path.of(folder), 20, name -> name.endsWith(".java"))) {
        Matcher text = JAVA_TEXT.matcher(Files.readString(file));
        while (text.find()) {
          // A text of one word is a key.
          if (text.group().strip().contains(" ")) {
            add(found, file, text.group());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  public void aPhraseIsFoundAcrossTheEndOfALine() {
    List<String> found = new ArrayList<>();

    add(
        found,
        Path.of("x"),
        "/**\n * A run that goes\n * on. There is no other; @param figures\n */");

    assertThat(found).containsExactly("x: goes on");
  }

  /** Blocks of code in a page are programs and what they print. */
  private static String withoutExamples(String page) {
    return page.replaceAll("(?s)```.*?```", " ");
  }

  private static void add(List<String> found, Path file, String text) {
    String line =
        NAMES.matcher(text.replaceAll("\\s*\\n\\s*(\\*(?!/)|//|#)?\\s*", " ")).replaceAll(" ");
    ODD_PHRASE
        .matcher(line)
        .results()
        .map(MatchResult::group)
        .forEach(phrase -> found.add(file + ": " + phrase));
  }

  private static List<Path> files(Path folder, int depth, Predicate<String> name)
      throws IOException {
    try (Stream<Path> all = Files.walk(folder, depth)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> name.test(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }
}
