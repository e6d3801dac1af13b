package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.trend.FailOn;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --fail-on}. */
final class FailOnConverter implements ITypeConverter<FailOn> {
  @Override
  public FailOn convert(String value) {
    try {
      return FailOn.of(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
