package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The load tests of one test bed. Each writes its environment and its command line into a file,
 * says to the service for which process it runs, and prints its environment, as foreign code may.
 *
 * @param folder an absolute path of an existing one
 * @param real whether the real moloslave runs, not a script in its place
 */
record LoadTests(Path folder, boolean real) {
  /** The number of successes that the script counts. */
  private static final int COUNTED = 8;

  private static final int MOST_PROCESSES = 6;

  /**
   * Returns how often a load test of the scripted or the real moloslave reaches the service
   * successfully.
   */
  long successes() {
    return real ? 1 : COUNTED;
  }

  Path children() {
    return folder.resolve("children");
  }

  /** Returns the folder that comes first on the path of every process. */
  Path programs() {
    return folder.resolve("programs");
  }

  /**
   * Writes them.
   *
   * @param body what the scripted moloslave does in the place of its load, in the language of bash
   * @return the URL of the repository
   */
  String write(URI service, String body) throws IOException, InterruptedException {
    Files.createDirectories(children());
    Files.createDirectories(programs());
    if (!real) {
      program("moloslave", script(service, body));
      // Of the other ways to start moloslave none is to be found, at least not soon.
      program("python3", "#!/bin/sh\nexit 1\n");
    }
    return real ? repository(service) : folder.resolve("loadtest").toString();
  }

  /** Returns the usual body of the scripted moloslave. */
  static String usualBody() {
    return """
        ask load
        echo "The load test sees $(env | tr '\\n' ' ')"
        echo "SUCCESSES: 3 | FAILURES: 0 | WORKERS: 1"
        ask load/end
        echo "SUCCESSES: %d | FAILURES: 0"
        echo "*** Bye ***"
        """
        .formatted(COUNTED);
  }

  private void program(String name, String text) throws IOException {
    Path file = programs().resolve(name);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /**
   * Returns the script, which starts no other program while it waits, so that a signal finds one
   * process.
   */
  private String script(URI service, String body) {
    return """
        #!/bin/bash
        ask() {
          exec 3<>/dev/tcp/127.0.0.1/%d || exit 1
          printf 'GET /%%s?process=%%s HTTP/1.0\\r\\n\\r\\n' "$1" "$name" >&3
          while IFS= read -r line <&3; do :; done
          exec 3>&-
        }
        name="${!#}"
        if [ "$1" = --version ]; then
          name=probe ask probe
          exit 0
        fi
        { printf '%%s\\n' "$0" "$@"; env; } > %s/$$
        %s
        """
        .formatted(service.getPort(), children(), body);
  }

  private String repository(URI service) throws IOException, InterruptedException {
    String tests =
        IntStream.rangeClosed(1, MOST_PROCESSES)
            .mapToObj(
                i ->
                    "\"p%d\": {\"max_runs\": 1, \"workers\": 1, \"console\": true, \"scenario\":"
                            .formatted(i)
                        + " \"p%d.py\"}".formatted(i))
            .collect(Collectors.joining(", "));
    LoadTestRepository repository =
        new LoadTestRepository(
            folder.resolve("loadtest"), "{\"molotov\": {\"tests\": {" + tests + "}}}", "");
    for (int i = 1; i <= MOST_PROCESSES; i++) {
      repository.with("p" + i + ".py", scenario(service, "p" + i));
    }
    return repository.url();
  }

  private String scenario(URI service, String process) {
    return """
        import os
        import sys
        from molotov import scenario

        with open("%s/%%d" %% os.getpid(), "w") as seen:
            seen.write("\\n".join(sys.argv) + repr(os.environ))
        print("The load test sees " + repr(os.environ))

        @scenario(weight=100)
        async def page(session):
            for path in ("load", "load/end"):
                async with session.get("%s/%%s?process=%s" %% path) as response:
                    assert response.status == 200
        """
        .formatted(children(), service, process);
  }
}
