package io.jenkins.plugins.dogdriver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The build of a Jenkins plugin and the one with Maven Central alone have the same libraries. */
public class DependenciesTest {
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

  @Test
  public void whatBothBuildsNameHasOneVersion() throws Exception {
    Map<String, String> plugin = versions("pom.xml");
    Map<String, String> central = versions("central.pom.xml");

    Map<String, String> expected = new TreeMap<>(central);
    expected.keySet().retainAll(plugin.keySet());
    plugin.keySet().retainAll(central.keySet());
    assertThat(plugin).isEqualTo(expected);
    assertThat(plugin.keySet())
        .contains(
            "com.amazonaws:aws-java-sdk-s3",
            "com.datadoghq:datadog-api-client",
            "org.jfree:jfreechart",
            "org.hipparchus:hipparchus-stat");
  }

  @Test
  public void bothPackTheSameClassesOfDatadogsClient() throws Exception {
    assertThat(text(child(project("pom.xml"), "properties"), "datadog.classes"))
        .isNotEmpty()
        .isEqualTo(text(child(project("central.pom.xml"), "properties"), "datadog.classes"));
  }

  @Test
  public void bothHaveTheSameName() throws Exception {
    assertThat(text(project("pom.xml"), "artifactId"))
        .isEqualTo(text(project("central.pom.xml"), "artifactId"));
    assertThat(text(project("pom.xml"), "description"))
        .isEqualTo(text(project("central.pom.xml"), "description"));
  }

  /** The dependencies whose version the build itself says, its own properties filled in. */
  private static Map<String, String> versions(String pom) throws Exception {
    Element project = project(pom);
    Map<String, String> versions = new TreeMap<>();
    for (Element dependency : children(child(project, "dependencies"), "dependency")) {
      String version = filledIn(text(dependency, "version"), child(project, "properties"));
      if (!version.isEmpty() && !version.contains("${")) {
        versions.put(text(dependency, "groupId") + ":" + text(dependency, "artifactId"), version);
      }
    }
    return versions;
  }

  private static String filledIn(String version, Element properties) {
    Matcher property = PROPERTY.matcher(version);
    return property.matches() && !text(properties, property.group(1)).isEmpty()
        ? text(properties, property.group(1))
        : version;
  }

  private static Element project(String pom) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(pom).toFile());
    return document.getDocumentElement();
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).iterator().next();
  }

  private static String text(Element parent, String name) {
    for (Element child : children(parent, name)) {
      return child.getTextContent().strip();
    }
    return "";
  }

  private static Iterable<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    List<Element> found = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
