"""What is proposed, from which list, and what is answered."""
