"""What everybody reads of an employer before dialling, and of what a structure is on."""
