"""Every way in as a test takes it: signed in, by form, by token, from a provider."""
