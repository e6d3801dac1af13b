# build HOME [COMMAND:PACKAGE ...] - builds dogDriver in that folder, without its tests. Before that, it makes sure of what
# the build needs, and of the other commands.
build() {
  local home=$1
  shift
  . "$home/bin/lib/need.sh"
  need git:git mvn:maven javac:openjdk-17-jdk-headless "$@"
  echo "Building dogDriver. Maven downloads the libraries that are not in ~/.m2 from Maven Central ..."
  local log
  log=$(mktemp)
  if ! (cd "$home" && bin/mvn --batch-mode --no-transfer-progress -DskipTests package) >"$log" 2>&1; then
    grep '^\[ERROR\]' "$log" | head -n 20 >&2
    echo "The build failed: see $log." >&2
    return 1
  fi
  rm -f "$log"
}

# trial CLASS [ARGUMENT ...] - runs a program of src/trials, after build.
trial() {
  java -Djava.awt.headless=true \
    -cp "target/central/test-classes:target/central/classes:$(cat target/central/test-classpath)" \
    "io.jenkins.plugins.dogdriver.trials.$1" "${@:2}"
}
