package io.jenkins.plugins.dogdriver;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchUnitRunner;
import com.tngtech.archunit.lang.ArchRule;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import org.junit.runner.RunWith;

/** The arrows between the packages point one way, as docs/architecture.md draws them. */
@RunWith(ArchUnitRunner.class)
@AnalyzeClasses(
    packages = "io.jenkins.plugins.dogdriver",
    importOptions = ArchitectureTest.WithoutTests.class)
public class ArchitectureTest {
  /** ArchUnit knows the tests of a build in {@code target} alone. */
  public static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  private static final String ROOT = "io.jenkins.plugins.dogdriver.";

  @ArchTest
  public static final ArchRule ARROWS_POINT_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.jenkins.plugins.dogdriver..")
          .withOptionalLayers(true)
          .layer("fronts")
          .definedBy(ROOT + "cli..", ROOT + "jenkins..")
          .layer("engine")
          .definedBy(ROOT + "engine..")
          .layer("report")
          .definedBy(ROOT + "report..")
          .layer("work")
          .definedBy(ROOT + "run..", ROOT + "collect..", ROOT + "trend..", ROOT + "chart..")
          .layer("world")
          .definedBy(
              ROOT + "servicebook..", ROOT + "molotov..", ROOT + "datadog..", ROOT + "store..")
          .layer("floor")
          .definedBy(ROOT + "http..", ROOT + "model..")
          .layer("stats")
          .definedBy(ROOT + "stats..")
          .whereLayer("fronts")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("engine")
          .mayOnlyBeAccessedByLayers("fronts")
          .whereLayer("report")
          .mayOnlyBeAccessedByLayers("fronts")
          .whereLayer("work")
          .mayOnlyBeAccessedByLayers("fronts", "engine", "report")
          .whereLayer("world")
          .mayOnlyBeAccessedByLayers("fronts", "engine", "report", "work")
          .whereLayer("stats")
          .mayOnlyBeAccessedByLayers("fronts", "engine", "report", "work")
          .whereLayer("stats")
          .mayNotAccessAnyLayer();

  @ArchTest
  public static final ArchRule THE_ENGINE_KNOWS_NOTHING_OF_JENKINS =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "jenkins..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "hudson..",
              "jenkins..",
              "org.jenkinsci..",
              "org.kohsuke..",
              "com.cloudbees..",
              "org.jvnet.localizer..",
              // What Jenkins brings, and the command line has not.
              "com.google.common..",
              "com.thoughtworks..",
              "org.springframework..");

  @ArchTest
  public static final ArchRule THE_COMMAND_LINE_ALONE_PARSES_ARGUMENTS =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  public static final ArchRule THE_COMMAND_LINE_DOES_NOT_KNOW_JENKINS =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "jenkins..");

  @ArchTest
  public static final ArchRule JENKINS_DOES_NOT_KNOW_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "jenkins..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "cli..");

  @ArchTest
  public static final ArchRule EVERY_EXCEPTION_HAS_A_SENTENCE_FOR_PEOPLE =
      classes()
          .that()
          .areAssignableTo(RuntimeException.class)
          .and()
          .arePublic()
          .should()
          .beAssignableTo(DogdriverException.class);

  /** What Math answers may differ in the last digit from one processor to another. */
  @ArchTest
  public static final ArchRule STATISTICS_ARE_THE_SAME_ON_EVERY_MACHINE =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "stats..", ROOT + "trend..")
          .should()
          .callMethodWhere(
              target(owner(type(Math.class)))
                  .and(
                      target(nameMatching("exp|expm1|log|log10|log1p|pow|cbrt|sin|cos|tan|hypot"))))
          .orShould()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(Random|concurrent\\..*)|java\\.security\\..*");

  @ArchTest
  public static final ArchRule NO_CYCLES =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  public static final ArchRule NO_CYCLES_WITHIN_JENKINS =
      slices().matching(ROOT + "jenkins.(*)..").should().beFreeOfCycles();
}
