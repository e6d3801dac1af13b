# coverage CSV - prints, for each package of JaCoCo's report, its lines and the share that the tests executed.
coverage() {
  printf '%-20s %7s %11s\n' Package Lines Covered
  awk -F, '
    NR > 1 {
      name = substr($2, length("io.jenkins.plugins.dogdriver.") + 1)
      add(name)
      if (name ~ /^jenkins\./) add("jenkins.*")
    }
    function add(name) { lines[name] += $8 + $9; covered[name] += $9 }
    END {
      for (name in lines)
        if (lines[name] > 0) printf "%-20s %7d %9.1f %%\n", name, lines[name], 100 * covered[name] / lines[name]
    }' "$1" | LC_ALL=C sort
}
