package io.jenkins.plugins.dogdriver.trend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class NumbersTest {
  @Test
  public void aFigureHasThreeDigitsThatMatter() {
    assertThat(Numbers.figure(21.449)).isEqualTo("21.4");
    assertThat(Numbers.figure(2.5)).isEqualTo("2.50");
    assertThat(Numbers.figure(8910.4)).isEqualTo("8,910");
    assertThat(Numbers.figure(0.012345)).isEqualTo("0.0123");
    assertThat(Numbers.figure(-3.14159)).isEqualTo("-3.14");
    assertThat(Numbers.figure(99.96)).isEqualTo("100");
    assertThat(Numbers.figure(0)).isEqualTo("0");
    assertThat(Numbers.figure(1.5e-20)).isEqualTo("1.50e-20");
    assertThat(Numbers.figure(20)).isEqualTo("20.0");
    assertThat(Numbers.figure(1.5e300)).isEqualTo("1.50e+300");
  }

  @Test
  public void aChangeHasItsSign() {
    assertThat(Numbers.change(0.1249)).isEqualTo("+12%");
    assertThat(Numbers.change(-0.031)).isEqualTo("−3.1%");
    assertThat(Numbers.change(12)).isEqualTo("+1,200%");
    assertThat(Numbers.change(0.0001)).isEqualTo("0%");
    assertThat(Numbers.change(-0.0001)).isEqualTo("0%");
    assertThat(Numbers.change(1e12)).isEqualTo("+1.00e+14%");
  }

  @Test
  public void twoLevelsHaveTheirUnitOnce() {
    assertThat(Numbers.levels(21.4, 23.9, "ms")).isEqualTo("21.4 → 23.9 ms");
    assertThat(Numbers.levels(21.4, 23.9, "")).isEqualTo("21.4 → 23.9");
  }

  @Test
  public void aChangeOfLevelIsRelativeToTheFirstUnlessThatIs0() {
    assertThat(Numbers.levels(20, 25, 0.25, "ms")).isEqualTo("20.0 → 25.0 ms (+25%)");
    assertThat(Numbers.levels(0, 25, 0, "ms")).isEqualTo("0 → 25.0 ms");
  }

  @Test
  public void aRangeHasAsManyPlacesAsTellItsEndsApart() {
    assertThat(Numbers.range(0.09, 0.141)).isEqualTo("9–14%");
    assertThat(Numbers.range(-0.141, -0.09)).isEqualTo("9–14%");
    assertThat(Numbers.range(0.0512, 0.0538)).isEqualTo("5.1–5.4%");
    assertThat(Numbers.range(0.12, 0.12)).isEqualTo("12%");
    assertThat(Numbers.range(0.0611, 0.0612)).isEqualTo("6.1%");
  }

  @Test
  public void aShareIsWrittenAsItWasMeant() {
    assertThat(Numbers.share(0.05)).isEqualTo("5%");
    assertThat(Numbers.share(0.025)).isEqualTo("2.5%");
    assertThat(Numbers.share(0.1)).isEqualTo("10%");
  }

  @Test
  public void aProbabilityIsNotMorePreciseThanItCanBe() {
    assertThat(Numbers.probability(0.0285)).isEqualTo("0.029");
    assertThat(Numbers.probability(0.5)).isEqualTo("0.50");
    assertThat(Numbers.probability(1e-9)).isEqualTo("< 0.001");
  }
}
