"""What offers, employers, places and trades are called, and who may know of them."""
