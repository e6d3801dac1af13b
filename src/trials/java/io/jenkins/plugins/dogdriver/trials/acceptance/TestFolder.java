package io.jenkins.plugins.dogdriver.trials.acceptance;

import static io.jenkins.plugins.dogdriver.trials.acceptance.Controller.path;
import static io.jenkins.plugins.dogdriver.trials.acceptance.ScriptConsole.literal;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** A folder of the controller, and the jobs that are made in it. */
final class TestFolder {
  private static final String FOLDER = "<com.cloudbees.hudson.plugins.folder.Folder/>";

  private final Controller controller;
  private final String fullName;
  private final String path;

  private TestFolder(Controller controller, String fullName, String path) {
    this.controller = controller;
    this.fullName = fullName;
    this.path = path;
  }

  /** Makes it at the top; what was there under this name is deleted. */
  static TestFolder create(Controller controller, String name) {
    TestFolder folder = new TestFolder(controller, name, "job/" + path(name) + "/");
    if (controller.get(folder.path + "api/json").statusCode() == 200) {
      folder.delete();
    }
    createItem(controller, "", name, FOLDER);
    return folder;
  }

  void delete() {
    controller.order(path + "doDelete", Map.of());
  }

  TestFolder folder(String name) {
    createItem(controller, path, name, FOLDER);
    return new TestFolder(controller, fullName + "/" + name, path + "job/" + path(name) + "/");
  }

  /** Creates a Pipeline job with a script, in the sandbox. */
  TestJob pipeline(String name, String script) {
    return job(
        name,
        """
        <flow-definition plugin="workflow-job">
          <definition class="org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition" plugin="workflow-cps">
            <script>%s</script>
            <sandbox>true</sandbox>
          </definition>
        </flow-definition>
        """
            .formatted(escaped(script)));
  }

  /**
   * Creates a freestyle job that runs on a node and has dogDriver's build step.
   *
   * @param step Groovy that makes the step
   */
  TestJob freestyle(String name, String node, String step) {
    return freestyleBuilder(name, node, "new DogdriverBuilder(%s)".formatted(step));
  }

  /**
   * Creates a freestyle job that runs on a node and has one build step.
   *
   * @param builder Groovy that makes the build step
   */
  TestJob freestyleBuilder(String name, String node, String builder) {
    TestJob job =
        job(
            name,
            "<project><assignedNode>%s</assignedNode><canRoam>false</canRoam></project>"
                .formatted(escaped(node)));
    new ScriptConsole(controller)
        .run(
            """
            import io.jenkins.plugins.dogdriver.jenkins.step.*
            def job = Jenkins.get().getItemByFullName(%s)
            job.buildersList.add(%s)
            job.save()
            """
                .formatted(literal(job.fullName()), builder));
    return job;
  }

  /**
   * Creates a job that builds every branch of a git repository, and returns it once it has found
   * one.
   */
  TestJob multibranch(String name, URI repository) {
    createItem(
        controller,
        path,
        name,
        """
        <org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
          <sources class="jenkins.branch.MultiBranchProject$BranchSourceList">
            <data>
              <jenkins.branch.BranchSource>
                <source class="jenkins.plugins.git.GitSCMSource">
                  <id>acceptance</id>
                  <remote>%s</remote>
                  <traits><jenkins.plugins.git.traits.BranchDiscoveryTrait/></traits>
                </source>
              </jenkins.branch.BranchSource>
            </data>
          </sources>
          <factory class="org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory">
            <scriptPath>Jenkinsfile</scriptPath>
          </factory>
        </org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
        """
            .formatted(repository));
    String job = path + "job/" + path(name) + "/";
    controller.order(job + "build?delay=0sec", Map.of());
    String branch =
        Awaitility.await("a branch of " + repository + " is found")
            .atMost(Duration.ofMinutes(2))
            .until(
                () -> controller.json(job + "api/json").at("/jobs/0/name").asText(),
                found -> !found.isEmpty());
    return new TestJob(
        controller, fullName + "/" + name + "/" + branch, job + "job/" + path(branch) + "/");
  }

  /** Creates a job with a configuration in XML. */
  TestJob job(String name, String xml) {
    createItem(controller, path, name, xml);
    return here(name);
  }

  /** Moves a job here. */
  TestJob move(TestJob job) {
    new ScriptConsole(controller)
        .run(
            """
            def job = Jenkins.get().getItemByFullName(%s)
            Items.move(job, Jenkins.get().getItemByFullName(%s))
            """
                .formatted(literal(job.fullName()), literal(fullName)));
    return here(job.fullName().replaceFirst(".*/", ""));
  }

  /** Renames a job of this folder. */
  TestJob rename(TestJob job, String name) {
    new ScriptConsole(controller)
        .run(
            "Jenkins.get().getItemByFullName(%s).renameTo(%s)"
                .formatted(literal(job.fullName()), literal(name)));
    return here(name);
  }

  private TestJob here(String name) {
    return new TestJob(controller, fullName + "/" + name, path + "job/" + path(name) + "/");
  }

  String fullName() {
    return fullName;
  }

  private static void createItem(Controller controller, String parent, String name, String xml) {
    controller.order(
        parent + "createItem?name=" + path(name),
        "application/xml; charset=utf-8",
        BodyPublishers.ofString("<?xml version='1.1' encoding='UTF-8'?>\n" + xml));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
