#!/usr/bin/env bash
# The two steps of action.yml. Inputs come in the environment and are never part of a command's text,
# so that nothing in them is run.
set -euo pipefail

# Puts gclint into an environment of its own and says where: GCLINT_PYTHON, INPUT_VERSION.
# -I keeps Python from importing what lies in the repository under test.
install() {
  local home="$RUNNER_TEMP/gclint" what="$GITHUB_ACTION_PATH" bin
  if [[ -n "${INPUT_VERSION:-}" ]]; then
    what="gclint @ git+https://github.com/gclint/gclint@$INPUT_VERSION"
  fi
  "$GCLINT_PYTHON" -I -m venv "$home"
  bin="$home/bin"
  if [[ ! -d "$bin" ]]; then
    bin="$home/Scripts" # as Windows has it
  fi
  "$bin/python" -I -m pip install --quiet --disable-pip-version-check -- "$what"
  echo "gclint=$bin/gclint" >> "$GITHUB_OUTPUT"
}

# Runs gclint as the inputs say: GCLINT, INPUT_PATHS and the rest.
check() {
  local options=(--format "${INPUT_FORMAT:-github}") paths=() path status=0
  while IFS= read -r path; do
    if [[ -n "$path" ]]; then
      paths+=("$path")
    fi
  done <<< "${INPUT_PATHS:-.}"
  if [[ -n "${INPUT_FAIL_ON:-}" ]]; then
    options+=(--fail-on "$INPUT_FAIL_ON")
  fi
  if [[ -n "${INPUT_SARIF_FILE:-}" ]]; then
    options+=(--output "sarif=$INPUT_SARIF_FILE")
  fi
  if [[ -n "${INPUT_DIFF_BASE:-}" ]]; then
    options+=(--diff-base "$INPUT_DIFF_BASE")
  fi
  cd "$GITHUB_WORKSPACE"
  "$GCLINT" check "${options[@]}" -- ${paths[@]+"${paths[@]}"} || status=$?
  {
    echo "status=$status"
    if [[ -n "${INPUT_SARIF_FILE:-}" && -f "$INPUT_SARIF_FILE" ]]; then
      echo "sarif-file=${INPUT_SARIF_FILE//$'\n'/}"
    fi
  } >> "$GITHUB_OUTPUT"
  exit "$status"
}

"$1"
