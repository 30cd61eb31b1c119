"""What do the law and our agreements say? Dated rule files, read strictly."""

from data.rules.files import RULES_FOLDER, load_rules

__all__ = ["RULES_FOLDER", "load_rules"]
