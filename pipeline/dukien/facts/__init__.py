"""Facts found: one module a fact, its vocabulary beside it. No module here knows another fact's."""
