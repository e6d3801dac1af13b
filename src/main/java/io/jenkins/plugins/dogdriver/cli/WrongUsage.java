package io.jenkins.plugins.dogdriver.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Prints what is wrong with the arguments, what was probably meant, and where the help is. Without
 * a command it prints the help itself.
 */
final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    if (arguments.length == 0) {
      command.usage(err);
    } else {
      String name = command.getCommandSpec().qualifiedName();
      err.println(name + ": " + e.getMessage());
      UnmatchedArgumentException.printSuggestions(e, err);
      err.println("Run '" + name + " --help' for the options and an example.");
    }
    err.flush();
    return Dogdriver.WRONG_USAGE;
  }
}
