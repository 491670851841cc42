"""The shell around everything: settings, addresses, middleware, base pages; no domain rule."""
