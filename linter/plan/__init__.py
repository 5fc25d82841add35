"""Plans that Terraform has made (`terraform show -json`), and how they speak for their source.

A plan knows what the source only computes: the values of variables, which instances there are,
what data sources said. So where both are in the files of a run, the plan speaks for the resources
that it holds, and the source says where they stand; nothing is reported twice. This is decided
block by block:

* The source of a plan is the root module in the plan's own folder or, failing that, the only one
  of the run that declares all that the plan's root module does. Of several plans of one module
  the first by its path speaks; the others are passed over.
* A block whose literals are not those that the plan was made from has changed since, and the
  source speaks for it. So it does for what the plan does not hold, as a new block.
* What the plan does not know, or holds as sensitive, is what the source says of it.
* A block that the source has no longer is passed over. One of a module that is not in these files
  stands in the plan, and so does everything in a plan that has no source here.

Values that a plan marks as sensitive take no part in a verdict, unless the configuration writes
them out, and are never shown.
"""
