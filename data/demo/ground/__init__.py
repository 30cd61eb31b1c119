"""The real ground under the demo: communes, distances, and its invented buses."""
