"""Who signs in, and how long does it last? One use case a file; nothing here is kept in clear."""
