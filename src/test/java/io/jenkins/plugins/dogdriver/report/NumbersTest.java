package io.jenkins.plugins.dogdriver.report;

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
  }

  @Test
  public void aChangeHasItsSign() {
    assertThat(Numbers.change(0.1249)).isEqualTo("+12%");
    assertThat(Numbers.change(-0.031)).isEqualTo("−3.1%");
    assertThat(Numbers.change(12)).isEqualTo("+1,200%");
    assertThat(Numbers.change(0.0001)).isEqualTo("0%");
    assertThat(Numbers.change(-0.0001)).isEqualTo("0%");
  }

  @Test
  public void aProbabilityIsNotMorePreciseThanItCanBe() {
    assertThat(Numbers.probability(0.0285)).isEqualTo("0.029");
    assertThat(Numbers.probability(0.5)).isEqualTo("0.50");
    assertThat(Numbers.probability(1e-9)).isEqualTo("< 0.001");
  }
}
