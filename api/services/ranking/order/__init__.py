"""In which order offers are shown: what they cost others, who waits already, where one stands."""
