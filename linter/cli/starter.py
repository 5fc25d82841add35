"""What `gclint init` writes and prints."""

from __future__ import annotations

from typing import Final

SETTINGS: Final = """\
# What this project asks of gclint. Every setting is here; take out a # to use one.
# `gclint policies` lists the policies, `gclint explain NAME` tells about one.

# The least severity that makes the exit status 1: error, warning, note or never.
fail_on: warning

# Files and folders to leave out, written as in .gitignore.
#exclude:
#  - sandbox/
#  - "*.generated.json"

# --- Which policies -----------------------------------------------------------------------------

# Judged besides the default ones: ids, folders such as oauth, or all.
#select:
#  - unused-permission

# Not judged: ids or folders.
#ignore:
#  - preview-operation

# Severity by policy: error, warning, note, or off, which is the same as ignoring it.
#severity:
#  overlong-token: error

# Folders with policies of your own, relative to this file.
#policies:
#  - house-policies

# --- What gclint cannot read from the files -----------------------------------------------------

# Terraform variables to read besides the automatic ones, relative to this file.
#var_files:
#  - infra/production.tfvars

# The Genesys Cloud organisation's id, where everything here is for one organisation.
#organization_id: 12345678-1234-4123-8123-123456789012

# What the OAuth client holds that runs Terraform: names of roles in these files, and whatever was
# granted by hand.
#terraform_client:
#  roles: [Terraform]
#  permissions: ["routing:queue:*"]
#  scopes: [routing]

# The organisation's own limits, by the platform's names, where they were raised.
#limits:
#  token.rate.per.minute: 600

# Recordings kept for more days than max_days are overlong; from indefinite_days on, a number counts
# as `for ever`.
#retention:
#  max_days: 3650
#  indefinite_days: 10000

# A folder with platform facts newer than those that came with gclint, relative to this file.
#catalogue: genesys-catalogue

# --- Exceptions ---------------------------------------------------------------------------------

# For what cannot carry a comment, such as JSON. In Terraform and YAML write the exception in place:
#     # gclint: ignore[policy-id] the reason until=2027-03-31
# The address is as the report shows it, and * stands for any characters. The reason is required,
# the last day is not. What excuses nothing is itself reported; `gclint suppressions` lists them.
#suppressions:
#  - policy: literal-secret
#    address: exports/lookup.custom.json
#    reason: the key of a public sandbox
#    until: 2027-03-31
"""
"""`.gclint.yaml`. A `#` before a setting has no blank after it; one before an explanation has."""

NEXT: Final = """\
Next, in .pre-commit-config.yaml, for every commit:

  - repo: https://github.com/gclint/gclint
    rev: v{version}
    hooks:
      - id: gclint

In .github/workflows/gclint.yml, for every pull request:

  name: gclint
  on: [pull_request]
  permissions:
    contents: read
  jobs:
    gclint:
      runs-on: ubuntu-latest
      steps:
        - uses: {checkout}
          with:
            persist-credentials: false
        - uses: gclint/gclint@v{version}

If there are more findings than you can mend today, `gclint baseline write` records them, and only
new ones fail.
"""
"""Printed once the settings are written."""

CHECKOUT: Final = "actions/checkout@d23441a48e516b6c34aea4fa41551a30e30af803 # v6.1.0"
"""Pinned by commit, because a tag can be moved."""
