"""The real ground under the demo: communes, distances, seasons, and its invented buses."""
