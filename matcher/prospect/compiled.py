"""How are the plan's functions compiled? As the kernel's, in a folder of their own."""

from pathlib import Path
from typing import Final

from matcher.kernel import compiled as kernel_compiled

_HERE: Final = Path(__file__).resolve().parent
# The kernel's own file too: a function of it takes part.
compiled: Final = kernel_compiled.Compiler(
    [*sorted(_HERE.glob("*.py")), Path(kernel_compiled.__file__)]
)
