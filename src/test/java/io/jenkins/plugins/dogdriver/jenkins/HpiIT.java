package io.jenkins.plugins.dogdriver.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.BeforeClass;
import org.junit.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The archive that Jenkins is given. */
public class HpiIT {
  private static final Path HPI = Path.of(System.getProperty("dogdriver.hpi"));
  private static final String OURS = "io/jenkins/plugins/dogdriver/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String TAGS = OURS + "jenkins/web/tags/";
  private static final String LIBRARIES = "WEB-INF/lib/";
  private static final long LARGEST = 20_000_000;

  private static Manifest manifest;
  private static Map<String, byte[]> plugin;
  private static List<String> libraries;
  private static Map<String, byte[]> datadog;
  private static String licences;

  @BeforeClass
  public static void open() throws IOException {
    try (JarFile hpi = new JarFile(HPI.toFile())) {
      manifest = hpi.getManifest();
      libraries =
          hpi.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
              .map(name -> name.substring(LIBRARIES.length()))
              .toList();
      try (InputStream jar = hpi.getInputStream(hpi.getEntry(LIBRARIES + "dogdriver.jar"))) {
        plugin = entries(jar);
      }
      String client =
          libraries.stream().filter(name -> name.startsWith("datadog")).findFirst().orElseThrow();
      try (InputStream jar = hpi.getInputStream(hpi.getEntry(LIBRARIES + client))) {
        datadog = entries(jar);
      }
      licences =
          new String(
              hpi.getInputStream(hpi.getEntry("WEB-INF/LICENSES.txt")).readAllBytes(),
              StandardCharsets.UTF_8);
    }
  }

  @Test
  public void theManifestIsThatOfAPlugin() {
    Attributes attributes = manifest.getMainAttributes();
    assertThat(attributes.getValue("Short-Name")).isEqualTo("dogdriver");
    assertThat(attributes.getValue("Extension-Name")).isEqualTo("dogdriver");
    assertThat(attributes.getValue("Long-Name")).isEqualTo("dogDriver");
    assertThat(attributes.getValue("Group-Id")).isEqualTo("io.jenkins.plugins");
    assertThat(attributes.getValue("Plugin-Version")).matches("[0-9].*");
    assertThat(attributes.getValue("Jenkins-Version"))
        .isEqualTo(System.getProperty("jenkins.version"));
    assertThat(attributes.getValue("Minimum-Java-Version")).isEqualTo("17");
    assertThat(attributes.getValue("Plugin-Dependencies").split(","))
        .allSatisfy(
            dependency ->
                assertThat(dependency).matches("[a-z-]+:[0-9][^:;]*(;resolution:=optional)?"));
    // Jenkins brings an older JFreeChart to every plugin, which would win otherwise.
    assertThat(attributes.getValue("Mask-Classes").split(" ")).contains("org.jfree.");
  }

  @Test
  public void jenkinsTakesOurObjectsIntoItsRecords() throws IOException {
    Attributes attributes =
        new Manifest(new ByteArrayInputStream(plugin.get(MANIFEST))).getMainAttributes();
    assertThat(attributes.getValue("Short-Name")).isEqualTo("dogdriver");
    assertThat(attributes.getValue("Jenkins-Version")).isNotEmpty();
  }

  @Test
  public void theExtensionsAndSymbolsAreIndexed() {
    assertThat(text("META-INF/annotations/hudson.Extension.txt"))
        .contains("io.jenkins.plugins.dogdriver.jenkins.settings.DogdriverConfiguration");
    assertThat(plugin).containsKey("META-INF/annotations/hudson.Extension");
    assertThat(text("META-INF/annotations/org.jenkinsci.Symbol"))
        .contains("io.jenkins.plugins.dogdriver.jenkins.settings.DogdriverConfiguration");
  }

  @Test
  public void noSignatureOfJenkinsIsInside() throws IOException {
    assertThat(plugin.keySet())
        .allSatisfy(
            name ->
                assertThat(name)
                    .matches("(" + OURS + "|META-INF/|images/symbols/).+|index\\.jelly"));
    assertThat(ClassFiles.signatureNames())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(plugin).doesNotContainKey(name + ".class"));
  }

  @Test
  public void noTestAndNothingThatTestsUseIsInside() {
    assertThat(plugin.keySet())
        .isNotEmpty()
        .noneMatch(name -> name.startsWith(OURS + "testkit/") || name.startsWith(OURS + "trials/"));
    assertThat(libraries).noneMatch(name -> name.matches("(junit|assertj|awaitility|s3proxy).*"));
  }

  @Test
  public void everyViewParsesAndEscapesWhatItShows() {
    assertThat(views())
        .contains(
            "index.jelly",
            OURS + "jenkins/settings/DogdriverConfiguration/config.jelly",
            OURS + "jenkins/record/DogdriverRunsAction/summary.jelly",
            OURS + "jenkins/web/DogdriverJobAction/jobMain.jelly",
            OURS + "jenkins/web/DogdriverRootAction/index.jelly",
            OURS + "report/IndexView/list.jelly",
            OURS + "report/TrendView/page.jelly");
    assertThat(views())
        .allSatisfy(
            view -> {
              assertThat(text(view)).startsWith("<?jelly escape-by-default='true'?>");
              parse(view);
            });
  }

  /** Jenkins looks for the views of an object in the folder that is called as its class. */
  @Test
  public void everyViewIsInTheFolderOfAClass() {
    assertThat(views().stream().filter(view -> view.startsWith(OURS) && !view.startsWith(TAGS)))
        .allSatisfy(
            view -> assertThat(plugin).containsKey(view.replaceFirst("/[^/]+\\.jelly$", ".class")));
  }

  /** Jenkins's policy lets a browser run and style by files alone. */
  @Test
  public void noViewHoldsAScriptOrAStyle() throws Exception {
    for (String view : views()) {
      NodeList elements = parse(view).getElementsByTagName("*");
      for (int i = 0; i < elements.getLength(); i++) {
        Element element = (Element) elements.item(i);
        assertThat(element.getTagName()).as(view).isNotIn("script", "style");
        for (int j = 0; j < element.getAttributes().getLength(); j++) {
          assertThat(element.getAttributes().item(j).getNodeName())
              .as(view)
              .doesNotMatch("style|on[a-z]+");
        }
      }
    }
  }

  @Test
  public void theScriptsStylesAndSymbolsOfTheViewsAreThere() throws Exception {
    Set<String> adjuncts = new TreeSet<>();
    for (String view : views()) {
      NodeList elements = parse(view).getElementsByTagName("st:adjunct");
      for (int i = 0; i < elements.getLength(); i++) {
        adjuncts.add(((Element) elements.item(i)).getAttribute("includes").replace('.', '/'));
      }
    }
    assertThat(adjuncts)
        .contains(OURS + "jenkins/web/pages")
        .allSatisfy(
            adjunct ->
                assertThat(plugin.keySet()).containsAnyOf(adjunct + ".js", adjunct + ".css"));
    assertThat(text("images/symbols/dogdriver.svg")).contains("currentColor");
  }

  /** A tag of ours is found only in a folder that says it has tags. */
  @Test
  public void everyTagOfOursIsThere() throws Exception {
    assertThat(plugin).containsKey(TAGS + "taglib");
    for (String view : views()) {
      NodeList elements = parse(view).getElementsByTagNameNS("/" + TAGS.replaceAll("/$", ""), "*");
      for (int i = 0; i < elements.getLength(); i++) {
        assertThat(plugin).containsKey(TAGS + elements.item(i).getLocalName() + ".jelly");
      }
    }
  }

  @Test
  public void whatJenkinsBringsIsNotBroughtAgain() {
    assertThat(libraries)
        .contains("dogdriver.jar")
        .noneMatch(
            name ->
                name.matches(
                    "(slf4j|commons-logging|log4j|logback|picocli|stapler|sezpoz|spring|localizer).*"));
  }

  @Test
  public void noLibraryIsThereTwice() {
    assertThat(libraries.stream().map(name -> name.replaceFirst("-[0-9].*", "")))
        .doesNotHaveDuplicates();
  }

  @Test
  public void everyLibraryIsListedWithItsLicence() {
    assertThat(libraries.stream().filter(name -> !name.equals("dogdriver.jar")))
        .allSatisfy(
            name ->
                assertThat(licences)
                    .containsPattern(
                        "\\(.+\\) .* \\(\\S+:"
                            + name.replaceFirst("-([0-9].*)\\.jar", ":$1").replace(".", "\\.")));
  }

  /** Only a part of Datadog's client is packed. */
  @Test
  public void everyClassOfDatadogThatIsReferredToIsThere() {
    assertThat(referredTo(plugin, "com/datadog/"))
        .contains("com/datadog/api/client/v1/api/EventsApi")
        .allMatch(name -> datadog.containsKey(name + ".class"));
    assertThat(referredTo(datadog, "com/datadog/"))
        .allMatch(name -> datadog.containsKey(name + ".class"));
  }

  private static Set<String> referredTo(Map<String, byte[]> jar, String prefix) {
    Set<String> names = new TreeSet<>();
    Remapper remember =
        new Remapper() {
          @Override
          public String map(String name) {
            if (name.startsWith(prefix)) {
              names.add(name);
            }
            return name;
          }
        };
    jar.forEach(
        (name, bytes) -> {
          if (name.endsWith(".class")) {
            new ClassReader(bytes).accept(new ClassRemapper(new ClassNode(), remember), 0);
          }
        });
    return names;
  }

  @Test
  public void itIsSmallEnoughToHandAround() throws IOException {
    long size = Files.size(HPI);
    System.out.printf(
        "%s: %.1f MB, %d libraries%n", HPI.getFileName(), size / 1e6, libraries.size());
    assertThat(size).isLessThan(LARGEST);
  }

  private static List<String> views() {
    return plugin.keySet().stream().filter(name -> name.endsWith(".jelly")).sorted().toList();
  }

  private static Document parse(String view) throws Exception {
    return DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(plugin.get(view)));
  }

  private static String text(String entry) {
    assertThat(plugin).containsKey(entry);
    return new String(plugin.get(entry), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> entries(InputStream jar) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    ZipInputStream zip = new ZipInputStream(jar);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (!entry.isDirectory()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }
}
