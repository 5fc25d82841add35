"""A run in parts that have nothing to do with one another.

A unit is what must be read together: a Terraform module with those that it calls and those that
call it, or one document. Most policies look at nothing beyond the unit they judge, so each unit
can be judged by itself, in another process, or not at all where nothing in it has changed. The
others look at the estate: all that the units hold of the kinds in `estate_wide.py`.
"""
