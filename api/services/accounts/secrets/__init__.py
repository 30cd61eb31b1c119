"""What is secret: passwords, tokens, the seal of a form; nothing is kept in clear."""
