package io.jenkins.plugins.dogdriver.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver completion}. */
@Command(
    name = "completion",
    description = "Prints a script that completes commands and options in bash and zsh.",
    customSynopsis = "dogdriver completion",
    footerHeading = "%nExample:%n",
    footer = "  source <(dogdriver completion)",
    exitCodeList = {"0:Success.", Dogdriver.FAILED_HELP, Dogdriver.WRONG_USAGE_HELP})
final class CompletionCommand implements Callable<Integer> {
  @Spec CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.print(AutoComplete.bash("dogdriver", command.root().commandLine()));
    out.flush();
    return 0;
  }
}
