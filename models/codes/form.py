"""How is a refused value described without showing it? "13 chiffres", "5 lettres"."""


def form_of(text: str) -> str:
    """The value's form in French: length and kinds of signs, never the signs themselves."""
    stripped = text.strip()
    if not stripped:
        return "une valeur vide"
    letters = sum(sign.isalpha() for sign in stripped)
    digits = sum(sign.isdigit() for sign in stripped)
    others = len(stripped) - letters - digits
    if digits == len(stripped):
        return _count(digits, "chiffre")
    if letters == len(stripped):
        return _count(letters, "lettre")
    parts = [_count(letters, "lettre")] if letters else []
    if others:
        parts.append(_count(others, "autre signe"))
    return f"{_count(len(stripped), 'caractère')} dont {' et '.join(parts)}"


def _count(number: int, noun: str) -> str:
    if number < 2:
        return f"{number} {noun}"
    return f"{number} {' '.join(word + 's' for word in noun.split())}"
