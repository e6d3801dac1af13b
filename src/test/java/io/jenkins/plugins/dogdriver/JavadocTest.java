package io.jenkins.plugins.dogdriver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.Test;

/**
 * Checks that the first sentence of each Javadoc says what a method does or returns, and what a
 * type or a field is.
 */
public class JavadocTest {
  private static final List<String> FOLDERS =
      List.of("src/main/java", "src/testkit/java", "src/trials/java");

  private static final Set<String> ARTICLES = Set.of("A", "An", "The");

  /** The verbs with which a first sentence may begin; another one may be added. */
  private static final Set<String> VERBS =
      Set.of(
          """
          Aborts Accepts Adds Adjusts Announces Answers Applies Asks Asserts Builds Calls Cancels
          Checks Chooses Cleans Clears Clones Closes Collects Compares Computes Configures Connects
          Continues Converts Copies Corrects Counts Creates Cuts Decides Defines Deletes Delivers
          Deploys Describes Does Draws Drives Empties Ends Ensures Enters Estimates Executes Expects
          Explains Fetches Fills Filters Finds Follows Formats Frees Generates Gives Groups Handles Hides
          Ignores Implements Injects Installs Interrupts Joins Judges Keeps Kills Leases Leaves Lets Limits
          Lists Loads Locks Logs Looks Makes Marks Masks Matches Measures Merges Moves Names
          Observes Opens Orders Parses Passes Places Plans Posts Prepares Prints Provides Puts
          Raises Reads Receives Recommends Records Redirects Reduces Releases Remembers Removes
          Packs Renames Repairs Repeats Replaces Reports Resolves Restarts Restores Retries Returns Rounds Runs
          Saves Says Searches Selects Sends Serves Sets Shows Signals Skips Slows Sorts Splits
          Starts Stops Stores Tests Tries Turns Updates Uploads Uses Validates Verifies Waits Wakes
          Writes
          """
              .strip()
              .split("\\s+"));

  /** Matches the words that are nouns here and not verbs. */
  private static final Pattern NOUN =
      Pattern.compile("\\w+ of .*|(Copies|Counts|Names|Records|Runs) (which|with|without) .*");

  @Test
  public void ofTheSources() throws IOException {
    for (String folder : FOLDERS) {
      assertThat(fragments(sources(Path.of(folder)))).as("%s", folder).isEmpty();
    }
  }

  @Test
  public void wholeSentencesPass() throws IOException {
    assertThat(
            fragments(
                """
                /** A run that waits. It is not started. */
                class Waiting {
                  /** The name of the run. */
                  private String name;
                  /** @param name of the run */
                  Waiting(String name) {}
                  /** Returns the name: {@code kintowe}. */
                  String name() { return name; }
                  String id() { return name; }
                }
                """))
        .isEmpty();
  }

  @Test
  public void fragmentsAreFound() throws IOException {
    assertThat(
            fragments(
                """
                /** What a run has. */
                class Waiting {
                  /** Null before it starts. */
                  private String name;
                  /** The name. */
                  String name() { return name; }
                  /** @return the id */
                  String id() { return name; }
                  /** Runs without metric values */
                  void wait() {}
                }
                """))
        .containsExactly(
            "Waiting: What a run has.",
            "name: Null before it starts.",
            "name(): The name.",
            "id(): ",
            "wait(): Runs without metric values");
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<String> fragments(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      return fragments(compiler, files, files.getJavaFileObjectsFromPaths(sources));
    }
  }

  private static List<String> fragments(String source) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Waiting.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      return fragments(compiler, files, List.of(file)).stream()
          .map(fragment -> fragment.replaceFirst("^Waiting.java: ", ""))
          .toList();
    }
  }

  private static List<String> fragments(
      JavaCompiler compiler,
      StandardJavaFileManager files,
      Iterable<? extends JavaFileObject> sources)
      throws IOException {
    List<String> found = new ArrayList<>();
    JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, sources);
    DocTrees docs = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      new Sentences(docs, unit, found).scan(unit, null);
    }
    return found;
  }

  /** Collects the first sentences that are fragments. */
  private static final class Sentences extends TreePathScanner<Void, Void> {
    private final DocTrees docs;
    private final String file;
    private final List<String> found;

    Sentences(DocTrees docs, CompilationUnitTree unit, List<String> found) {
      this.docs = docs;
      this.file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
      this.found = found;
    }

    @Override
    public Void visitPackage(PackageTree node, Void nothing) {
      check("package", sentence -> isThing(sentence) || isAction(sentence));
      return super.visitPackage(node, nothing);
    }

    @Override
    public Void visitClass(ClassTree node, Void nothing) {
      check(node.getSimpleName().toString(), sentence -> isThing(sentence) || isAction(sentence));
      return super.visitClass(node, nothing);
    }

    @Override
    public Void visitMethod(MethodTree node, Void nothing) {
      // Parameters say enough of a constructor.
      boolean mayBeEmpty = node.getReturnType() == null;
      check(
          node.getName() + "()",
          sentence -> isAction(sentence) || mayBeEmpty && sentence.isEmpty());
      return super.visitMethod(node, nothing);
    }

    @Override
    public Void visitVariable(VariableTree node, Void nothing) {
      check(node.getName().toString(), sentence -> isThing(sentence) || isAction(sentence));
      return super.visitVariable(node, nothing);
    }

    private void check(String name, Predicate<String> rule) {
      DocCommentTree doc = docs.getDocCommentTree(getCurrentPath());
      if (doc == null) {
        return;
      }
      String sentence =
          doc.getFirstSentence().stream()
              .map(Object::toString)
              .collect(Collectors.joining())
              .replaceAll("\\s+", " ")
              .strip();
      if (!rule.test(sentence)) {
        found.add(file + ": " + name + ": " + sentence);
      }
    }

    private static boolean isThing(String sentence) {
      return ARTICLES.contains(first(sentence));
    }

    private static boolean isAction(String sentence) {
      return VERBS.contains(first(sentence)) && !NOUN.matcher(sentence).matches();
    }

    private static String first(String sentence) {
      return sentence.split("[ ,.:;]", 2)[0];
    }
  }
}
