"""Where letters come in: one module a door. Pages have the other one, the webhook."""
