"""A change of key finished: what older keys sealed or hashed is brought under the first."""
