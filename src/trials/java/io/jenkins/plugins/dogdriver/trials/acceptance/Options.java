package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.util.Optional;

/**
 * The options of the caller.
 *
 * @param agent label of the node that builds run on; absent for the built-in one
 * @param reader a user who may look and not administer
 * @param words of the sentences that are tried; empty for all
 * @param minutes that a scenario may take
 * @param restart whether the controller may be restarted, and its agents disconnected, in between
 * @param keep whether the jobs are kept
 */
record Options(
    Controller controller,
    Optional<String> agent,
    Optional<Login> reader,
    String words,
    int minutes,
    boolean restart,
    boolean keep) {}
