package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.run.Until;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of {@code --until}. */
final class UntilConverter implements ITypeConverter<Until> {
  @Override
  public Until convert(String value) {
    try {
      return Until.of(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
