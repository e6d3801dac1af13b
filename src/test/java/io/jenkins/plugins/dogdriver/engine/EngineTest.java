package io.jenkins.plugins.dogdriver.engine;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class EngineTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theTrendsOfManyProjectsComeInTheOrderOfTheirNames() {
    List<String> projects = IntStream.range(100, 150).mapToObj(i -> "project-" + i).toList();
    try (Engine engine = engine()) {
      for (String project : projects) {
        engine.store().store(aRun().project(project).source(project).measured());
      }

      assertThat(engine.trends(Selection.NEWEST)).extracting(Trend::project).isEqualTo(projects);
      assertThat(engine.trends(Selection.NEWEST)).extracting(Trend::source).isEqualTo(projects);
    }
  }

  @Test
  public void aRunIsJudgedAmongThoseOfItsPlace() {
    try (Engine engine = engine()) {
      for (String place : List.of("stage", "prod")) {
        for (String source : List.of("laptop", "ci")) {
          engine
              .store()
              .store(aRun().deployment(place).source(source).figure("ART", 20).measured());
        }
      }

      Trend trend = engine.trend(aRun().deployment("prod").source("ci").build(), List.of("ART"));

      assertThat(trend.deployment()).isEqualTo("prod");
      assertThat(trend.source()).isEqualTo("ci");
      assertThat(trend.runs()).hasSize(1);
      assertThat(trend.metrics()).extracting(each -> each.metric().name()).containsExactly("ART");
    }
  }

  private Engine engine() {
    Settings settings =
        new SettingsReader(Map.of(), folder.getRoot().toPath())
            .read(SettingsTree.empty().with("/store/folder", folder.getRoot() + "/store"));
    return new Engine(settings, Clock.systemUTC(), notice -> {});
  }
}
