"""Must whoever ranks next wait until the ranking's kernel is compiled?"""

from typing import Final

from matcher.kernel.compiled import must_compile

COMPILING: Final = (
    "Première compilation du noyau de classement : une minute ou deux, une fois par version."
)


def compile_notice() -> str | None:
    """What to say before a ranking that has to compile first; None when it need not."""
    return COMPILING if must_compile() else None
