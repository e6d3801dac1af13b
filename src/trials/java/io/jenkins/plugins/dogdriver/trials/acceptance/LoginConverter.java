package io.jenkins.plugins.dogdriver.trials.acceptance;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a user from the command line. */
final class LoginConverter implements ITypeConverter<Login> {
  @Override
  public Login convert(String text) {
    try {
      return Login.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
