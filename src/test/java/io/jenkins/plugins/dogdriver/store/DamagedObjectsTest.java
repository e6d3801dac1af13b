package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Objects whose content is not what was written: each says so, and can be written again. */
public class DamagedObjectsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock =
      new SettableClock(RunBuilder.FIRST_START.plus(Duration.ofDays(30)));
  private final MeasuredRun run = aRun().version("1.0.0").figure("ART", 20).measured();
  private final String key = RunKeys.measured(run.run());
  private ObjectStore objects;
  private RunStore store;

  @Before
  public void open() {
    objects = new FolderObjectStore(folder.getRoot().toPath());
    store = new RunStore(objects, clock);
  }

  @Test
  public void eachKindOfDamageToAJobIsNamed() {
    Job job = store.enqueue(aRun().build());
    byte[] whole = objects.get(job.key()).orElseThrow();
    Job other = store.enqueue(aRun().build());

    damages(whole)
        .forEach(
            (content, reason) -> {
              objects.put(job.key(), content);

              assertThat(store.queue().jobs()).containsExactly(other);
              assertThat(store.queue().unreadable())
                  .singleElement()
                  .satisfies(
                      damaged -> {
                        assertThat(damaged.key()).isEqualTo(job.key());
                        assertThat(damaged.reason()).startsWith(reason);
                      });
            });
  }

  @Test
  public void eachKindOfDamageToAMeasuredRunIsNamed() {
    store.store(run);
    byte[] whole = objects.get(key).orElseThrow();
    MeasuredRun other = aRun().measured();
    store.store(other);

    damages(whole)
        .forEach(
            (content, reason) -> {
              objects.put(key, content);

              RunStore.History history = new RunStore(objects).history("kintowe");
              assertThat(history.runs()).containsExactly(other);
              assertThat(history.unreadable())
                  .singleElement()
                  .satisfies(
                      damaged -> {
                        assertThat(damaged.key()).isEqualTo(key);
                        assertThat(damaged.reason()).startsWith(reason);
                      });
              assertThat(store.isMeasured(run.run())).isFalse();
              assertThat(store.damaged(run.run()).orElseThrow().reason()).startsWith(reason);
            });
  }

  /** By content, in which way it is not a run; as found on disks, copies and other programs. */
  private static Map<byte[], String> damages(byte[] whole) {
    return Map.of(
        Arrays.copyOf(whole, whole.length / 2),
        "it is not JSON: line 1, column ",
        new byte[0],
        "it is empty",
        new byte[whole.length],
        "it is not JSON: line 1, column ",
        new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, 0},
        "it is not JSON: ",
        new byte[3 * 1024 * 1024],
        "it is larger than 1048576 bytes",
        "null".getBytes(UTF_8),
        "it is not a JSON object",
        "[".repeat(5_000).getBytes(UTF_8),
        "it is not a JSON object",
        ("{\"a\":" + "[".repeat(5_000)).getBytes(UTF_8),
        "it is not JSON: ");
  }

  @Test
  public void theReleaseOfADamagedRunIsKnownAsFarAsItCanBeMadeOut() {
    String text = new String(RunJson.write(run), UTF_8);
    assertVersion(text.substring(0, text.length() - 20), "1.0.0");
    assertVersion(text.replace("\"value\":20.0", "\"value\":\"NaN\""), "1.0.0");
    assertVersion(text.substring(0, text.indexOf("1.0.0") + 3), "");
    assertVersion("{\"figures\": {\"version\": \"2\"}, \"start\": \"?\"}", "");
    assertVersion("{\"version\": {}, \"start\": 1}", "");
    assertVersion("[\"version\", \"2\"]", "");
  }

  private void assertVersion(String content, String version) {
    objects.put(key, content.getBytes(UTF_8));
    assertThat(new RunStore(objects).history("kintowe").unreadable())
        .extracting(UnreadableObject::version)
        .containsExactly(version);
  }

  @Test
  public void aDamagedRunThatIsStoredAgainIsThereAtOnce() {
    objects.put(key, new byte[0]);
    MeasuredRun newer = aRun().start(run.run().start().plus(Duration.ofDays(9))).measured();
    store.store(newer);
    assertThat(store.history("kintowe").runs()).containsExactly(newer);

    store.store(run);

    assertThat(store.isMeasured(run.run())).isTrue();
    assertThat(store.history("kintowe"))
        .isEqualTo(new RunStore.History(List.of(run, newer), List.of()));
  }

  @Test
  public void aDamagedRunThatSomebodyElseMendsIsThereWithinTenMinutes() {
    objects.put(key, new byte[0]);
    MeasuredRun newer = aRun().start(run.run().start().plus(Duration.ofDays(9))).measured();
    store.store(newer);
    assertThat(store.history("kintowe").unreadable()).hasSize(1);

    new RunStore(objects).store(run);
    clock.pass(Duration.ofMinutes(10));

    assertThat(store.history("kintowe"))
        .isEqualTo(new RunStore.History(List.of(run, newer), List.of()));
  }

  @Test
  public void aProjectOfWhichNothingCanBeReadIsAProject() {
    objects.put(key, new byte[0]);

    assertThat(store.projects()).containsExactly("kintowe");
    assertThat(store.ofEachProject((project, history) -> history.unreadable().size()))
        .containsExactly(1);
  }

  @Test
  public void whatIsNotUsedOfAnObjectIsNotKept() {
    // Many such objects are read at once, and each node of their tree would take 50 bytes.
    String rest = "\"x\": [" + "{},".repeat(100_000) + "{}], ";
    objects.put(key, ("{" + rest + text().substring(1)).getBytes(UTF_8));

    assertThat(RunFields.read(objects.get(key).orElseThrow(), Set.of("id")).size()).isLessThan(10);
    assertThat(store.runs("kintowe")).containsExactly(run);
  }

  private String text() {
    return new String(RunJson.write(run), UTF_8);
  }

  @Test
  public void halfACharacterIsReplacedWhereverItStands() {
    Run odd = aRun().project("a\ud800b").version("1.\udc00").build();
    Run clean = aRun().project("a\ufffdb").version("1.\ufffd").build();

    store.enqueue(odd);
    store.store(new MeasuredRun(odd, Map.of()));

    Run queued = store.queue().jobs().get(0).run();
    assertThat(List.of(queued.project(), queued.version()))
        .containsExactly(clean.project(), clean.version());
    assertThat(store.isMeasured(odd)).isTrue();
    assertThat(store.projects()).containsExactly(clean.project());
    assertThat(store.runs(clean.project()))
        .extracting(measured -> measured.run().version())
        .containsExactly(clean.version());
  }
}
