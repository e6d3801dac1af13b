package io.jenkins.plugins.dogdriver.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads levels of significance. */
final class LevelConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String value) {
    double level = number(value);
    if (!(level > 0 && level < 1)) {
      throw new TypeConversionException(
          "'%s' is not a level: it must be a number above 0 and below 1.".formatted(value));
    }
    return level;
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
