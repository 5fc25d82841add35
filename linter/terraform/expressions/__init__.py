"""How each kind of expression is evaluated; one module for each family of syntax."""
