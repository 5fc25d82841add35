"""Who calls what with which grants: the graph behind missing scopes and permissions.

A data action calls through its integration, the integration's credential names an OAuth client,
and the client holds roles, or scopes where it acts for users. An app says in its manifest what it
calls and holds. The Terraform client calls whatever the resources and data sources it manages
need. Each of them is a caller; the platform catalogue says what each call requires.
"""
