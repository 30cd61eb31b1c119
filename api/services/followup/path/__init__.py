"""What is told of somebody's path, and of a structure's day."""
