# coverage CSV - prints, for each package of JaCoCo's report, its lines and how many of them the tests executed.
coverage() {
  awk -F, '
    NR > 1 {
      package = $2
      sub(/^io\.jenkins\.plugins\.dogdriver\.?/, "", package)
      add(package == "" ? "." : package)
      if (package ~ /^jenkins\./) add("jenkins.*")
    }
    function add(name) { missed[name] += $8; covered[name] += $9 }
    END {
      for (name in covered) {
        lines = missed[name] + covered[name]
        if (lines > 0) printf "%-20s %7d %9.1f %%\n", name, lines, 100 * covered[name] / lines | "LC_ALL=C sort"
      }
    }' "$1" | sed "1i $(printf '%-20s %7s %11s' Package Lines Covered)"
}
