"""What is proposed to a young person, what is answered, and the contracts and PMSMP that follow."""
