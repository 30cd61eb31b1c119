"""How many steps has a fit? Told by pages that do not wait for what fits."""

from typing import Final

# Answers read, earlier outcomes weighed, then each of the four questions.
STEPS: Final = 6
