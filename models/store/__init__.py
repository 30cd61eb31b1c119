"""Where records are kept: the engine, the schema's version, the pool's version, the seal."""
