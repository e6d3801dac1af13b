# build HOME - builds dogDriver in that folder, without its tests.
build() {
  . "$1/bin/lib/need.sh"
  need git:git mvn:maven javac:openjdk-17-jdk-headless
  echo "Building dogDriver; the first time this downloads its libraries ..."
  local log
  log=$(mktemp)
  if ! (cd "$1" && bin/mvn --batch-mode --no-transfer-progress -DskipTests package) >"$log" 2>&1; then
    grep '^\[ERROR\]' "$log" | head -n 20 >&2
    echo "The build failed: see $log." >&2
    return 1
  fi
  rm -f "$log"
}
