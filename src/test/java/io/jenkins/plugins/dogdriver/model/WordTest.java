package io.jenkins.plugins.dogdriver.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.Test;

public class WordTest {
  @Test
  public void aConstantHasAWordForProgramsAndOneForPeople() {
    assertThat(Word.of(Outcome.TIMED_OUT)).isEqualTo("timed_out");
    assertThat(Word.inSentence(Outcome.TIMED_OUT)).isEqualTo("timed out");
    assertThat(Word.all(Outcome.class))
        .containsExactly("passed", "failed", "cancelled", "timed_out");
  }

  @Test
  public void aWordIsReadInWhateverCase() {
    for (String word : new String[] {"timed_out", "TIMED_OUT", " Timed_Out\n"}) {
      assertThat(Word.find(Outcome.class, word)).contains(Outcome.TIMED_OUT);
      assertThat(Word.read(Outcome.class, "An outcome", word)).isEqualTo(Outcome.TIMED_OUT);
    }
  }

  @Test
  public void anotherWordIsAnsweredWithThoseThereAre() {
    assertThat(Word.find(Outcome.class, "")).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Word.read(Metric.Better.class, "What is better", "more"))
        .withMessage("What is better is 'more'; it must be lower or higher.");
  }
}
