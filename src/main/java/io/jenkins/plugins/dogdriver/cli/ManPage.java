package io.jenkins.plugins.dogdriver.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The manual page of a command line and its commands, made from the same model as their help: a
 * page of section 1 in the {@code man} macros of troff, see man(7).
 */
final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  /** Returns the page of a command and its subcommands. */
  static String of(CommandSpec root) {
    ManPage page = new ManPage();
    page.write(root);
    return page.page.toString();
  }

  private void write(CommandSpec root) {
    line(".TH " + root.name().toUpperCase(Locale.ROOT) + " 1");
    line(".SH NAME");
    text(root.name() + " - " + String.join(" ", root.usageMessage().description()));
    line(".SH SYNOPSIS");
    text(String.join("\n", root.usageMessage().customSynopsis()));
    root.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(this::command);
    line(".SH EXIT STATUS");
    exitCodes(root);
  }

  private void command(CommandSpec command) {
    line(".SH " + command.qualifiedName().toUpperCase(Locale.ROOT));
    for (String paragraph : command.usageMessage().description()) {
      line(".PP");
      text(paragraph);
    }
    line(".PP");
    line(".B Synopsis:");
    example(command.usageMessage().customSynopsis());
    List<ArgGroupSpec> groups =
        command.argGroups().stream().filter(group -> group.heading() != null).toList();
    List<OptionSpec> grouped = groups.stream().flatMap(ManPage::options).toList();
    command.options().stream().filter(option -> !grouped.contains(option)).forEach(this::option);
    for (ArgGroupSpec group : groups) {
      line(".SS " + escaped(group.heading().replace("%n", "").replaceAll(":$", "")));
      options(group).forEach(this::option);
    }
    line(".SS Example");
    example(command.usageMessage().footer());
    line(".SS Exit codes");
    exitCodes(command);
  }

  private static Stream<OptionSpec> options(ArgGroupSpec group) {
    return group.options().stream();
  }

  private void option(OptionSpec option) {
    List<String> names = new ArrayList<>(List.of(option.names()));
    names.sort(Comparator.comparing(String::length));
    String value = option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel()) + "\\fR";
    line(".TP");
    line("\\fB" + escaped(String.join(", ", names)) + "\\fR" + value);
    text(String.join(" ", option.description()).replace("${DEFAULT-VALUE}", defaultValue(option)));
  }

  private static String defaultValue(OptionSpec option) {
    return String.valueOf(option.defaultValueString());
  }

  private void exitCodes(CommandSpec command) {
    for (Map.Entry<String, String> code : command.usageMessage().exitCodeList().entrySet()) {
      line(".TP");
      line("\\fB" + escaped(code.getKey()) + "\\fR");
      text(code.getValue());
    }
  }

  private void example(String... lines) {
    line(".PP");
    line(".RS 4");
    line(".nf");
    Stream.of(lines).map(String::strip).forEach(this::text);
    line(".fi");
    line(".RE");
  }

  /** Writes a text, protected where it starts with a dot or a quote, which would be a macro. */
  private void text(String text) {
    String line = escaped(text);
    line(line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line);
  }

  private static String escaped(String text) {
    return text.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
