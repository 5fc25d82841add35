"""From parsed Terraform files to resources: modules, their variables, and what they configure."""
