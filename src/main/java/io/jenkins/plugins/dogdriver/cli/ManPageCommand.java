package io.jenkins.plugins.dogdriver.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver man-page}. */
@Command(
    name = "man-page",
    description = "Prints the manual page dogdriver(1), which has the help of every command.",
    customSynopsis = "dogdriver man-page",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver man-page | man -l -",
    exitCodeList = {"0:Success.", Dogdriver.FAILED_HELP, Dogdriver.WRONG_USAGE_HELP})
final class ManPageCommand implements Callable<Integer> {
  @Spec CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.print(ManPage.of(command.root()));
    out.flush();
    return 0;
  }
}
