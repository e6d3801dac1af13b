package io.jenkins.plugins.dogdriver.jenkins;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Classes as they were compiled, none of them loaded. */
final class ClassFiles implements AutoCloseable {
  private static final Path SIGNATURES = Path.of("src", "jenkins-api", "java");
  private static final Path COMPILED = Path.of("target", "central", "classes");

  private final URLClassLoader jars;

  private ClassFiles(URLClassLoader jars) {
    this.jars = jars;
  }

  static ClassFiles ofJars(Path folder) throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    return new ClassFiles(
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
  }

  /** What src/jenkins-api declares, nested types included. */
  static List<ClassNode> signatures() throws IOException {
    List<ClassNode> found = new ArrayList<>();
    for (Path source : sources()) {
      String name = SIGNATURES.relativize(source).toString().replaceFirst("\\.java$", "");
      Path folder = COMPILED.resolve(name).getParent();
      String simple = Path.of(name).getFileName().toString();
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          String compiled = file.getFileName().toString();
          if (compiled.equals(simple + ".class") || compiled.startsWith(simple + "$")) {
            found.add(node(Files.readAllBytes(file)));
          }
        }
      }
    }
    return found;
  }

  /** Their names as entries of an archive begin, without ".class". */
  static List<String> signatureNames() throws IOException {
    return sources().stream()
        .map(
            file ->
                SIGNATURES
                    .relativize(file)
                    .toString()
                    .replace(File.separatorChar, '/')
                    .replaceFirst("\\.java$", ""))
        .toList();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SIGNATURES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /**
   * @param name with slashes
   */
  Optional<ClassNode> find(String name) {
    try (InputStream bytes = jars.getResourceAsStream(name + ".class")) {
      return bytes == null ? Optional.empty() : Optional.of(node(bytes.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  private static ClassNode node(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes)
        .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return node;
  }

  @Override
  public void close() throws IOException {
    jars.close();
  }
}
