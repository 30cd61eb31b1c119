"""Do the declared columns say what they mean, and nothing that must not count?"""

import re

from models.frames import FrameSchema


def test_every_declared_column_says_what_it_means() -> None:
    from models import frames

    schemas = [value for value in vars(frames).values() if isinstance(value, FrameSchema)]
    assert len(schemas) == 16
    for schema in schemas:
        for column in schema.columns:
            assert len(column.meaning) > 1, f"{schema.name}.{column.name}"
            assert column.kind in {"text", "integer", "number", "flag", "date"}
        assert set(schema.key) <= {column.name for column in schema.columns}
        assert len(schema.empty().columns) == len(schema.columns)


def test_nothing_that_must_not_count_is_told_to_the_matcher() -> None:
    from models.frames import HOMES, PEOPLE

    told = " ".join(column.name for schema in (PEOPLE, HOMES) for column in schema.columns)
    assert not re.search(r"sex|gender|name|nation|health|rqth|scheme|qpv|phone|address", told)
