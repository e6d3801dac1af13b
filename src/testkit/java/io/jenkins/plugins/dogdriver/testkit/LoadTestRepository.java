package io.jenkins.plugins.dogdriver.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A git repository with a molotov.json and a scenario, as a project of the ServiceBook has one. */
public final class LoadTestRepository {
  private final Path folder;

  /**
   * @param folder an absolute path; made when it is not there
   * @param molotovJson the content of {@code molotov.json}
   * @param scenario the content of {@code loadtest.py}
   */
  public LoadTestRepository(Path folder, String molotovJson, String scenario)
      throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    Files.writeString(folder.resolve("molotov.json"), molotovJson);
    Files.writeString(folder.resolve("loadtest.py"), scenario);
    git("init", "--quiet");
    commit();
  }

  /**
   * Creates a load test that requests one page all the time.
   *
   * @param folder an absolute path; made when it is not there
   * @param settings of its test {@code dogdriver}, as in {@code "duration": 60, "workers": 1}
   */
  public static LoadTestRepository asking(URI page, Path folder, String settings)
      throws IOException, InterruptedException {
    return new LoadTestRepository(
        folder,
        "{\"molotov\": {\"tests\": {\"dogdriver\": {" + settings + "}}}}",
        """
        from molotov import scenario

        @scenario(weight=100)
        async def page(session):
            async with session.get('%s') as response:
                assert response.status == 200
        """
            .formatted(page));
  }

  /** Adds a file. */
  public LoadTestRepository with(String name, String content)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve(name), content);
    commit();
    return this;
  }

  private void commit() throws IOException, InterruptedException {
    git("add", "--all");
    git(
        "-c",
        "user.name=dogDriver",
        "-c",
        "user.email=dogdriver@localhost",
        "commit",
        "--quiet",
        "--message",
        "A load test");
  }

  public String url() {
    return folder.toString();
  }

  /**
   * Writes a copy that any web server can serve for {@code git clone}, file by file.
   *
   * @param copy an absolute path that is not there yet
   */
  public void copyForTheWeb(Path copy) throws IOException, InterruptedException {
    git("clone", "--quiet", "--bare", folder.toString(), copy.toString());
    git("-C", copy.toString(), "update-server-info");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = "git";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    if (!git.waitFor(1, TimeUnit.MINUTES) || git.exitValue() != 0) {
      throw new IOException("git " + arguments[0] + " failed in " + folder);
    }
  }
}
