"""Pure functions over frozen values: no framework, clock, files, network or chance in here."""
