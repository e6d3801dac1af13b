# need COMMAND:PACKAGE ... - makes sure that every command is there. Says which are missing and which packages of Debian it
# installs for them, and installs nothing else; where it cannot, it says what to install.
need() {
  local pair missing=() packages=()
  for pair in "$@"; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || { missing+=("${pair%%:*}"); packages+=("${pair##*:}"); }
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  echo "Not on this machine: ${missing[*]}."
  local sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
  if ! command -v apt-get >/dev/null 2>&1 || { [ ${#sudo[@]} -gt 0 ] && ! sudo -n true 2>/dev/null; }; then
    echo "Install them and start again (Debian: sudo apt-get install ${packages[*]})." >&2
    return 1
  fi
  echo "Installing with apt-get: ${packages[*]}, and the packages that these depend on ..."
  local log
  log=$(mktemp)
  if ! { "${sudo[@]}" apt-get update && "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install --yes --no-install-recommends "${packages[@]}"; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    echo "Could not install ${packages[*]}: see $log." >&2
    return 1
  fi
  rm -f "$log"
}
