package io.jenkins.plugins.dogdriver.molotov;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The moloslave of one run and the machine it runs on, which may be out of reach for a while. Only
 * {@link #isReachable} is called while the machine is out of reach.
 */
public interface LoadTestProcess {
  /** Returns whether the machine can be reached now. */
  boolean isReachable();

  /**
   * Starts moloslave and returns at once.
   *
   * @param output receives what moloslave prints, now or at a later {@link #poll}
   * @throws MolotovException if it cannot be started on this machine
   * @throws IOException if the machine was lost on the way; it may have been started
   */
  void launch(MoloslaveRun run, OutputStream output) throws IOException, InterruptedException;

  /**
   * Checks whether moloslave has ended.
   *
   * @param output receives what it has printed since the last time
   * @return whether it has ended and all it printed has been written
   * @throws IOException if the machine was lost
   */
  boolean poll(OutputStream output) throws IOException, InterruptedException;

  /**
   * Ends the moloslave of a run and its children, gently first. It does no harm where there is
   * none.
   *
   * @throws IOException if the machine was lost
   */
  void end(String id) throws IOException, InterruptedException;

  /**
   * Deletes the files that were needed to watch it.
   *
   * @throws IOException if the machine was lost; what is left is then deleted with the workspace
   */
  void cleanUp() throws IOException, InterruptedException;
}
