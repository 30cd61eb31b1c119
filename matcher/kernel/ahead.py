"""How is memory asked for before it is needed? By one instruction of the processor: compiled.

Offers of one trade around one home lie in some ten places of a country's. To wait for each in turn
takes longer than all that is reckoned of what lies there.
"""

from collections.abc import Callable
from typing import Any, Final

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic, overload

# What the instruction is told further: to read, of use more than once, data.
_TOLD: Final = (0, 3, 1)
# It says nothing of its functions' types.
_untyped: Final[Any] = cgutils


def fetch(rows: Any, at: int) -> None:
    """Ask for a row that is read soon; asked for in vain, nothing is lost. Plain Python waits."""


@overload(fetch, inline="always")
def _compiled(rows: Any, at: Any) -> Callable[[Any, Any], None] | None:
    """What compiled functions call instead."""

    def ask(rows: Any, at: Any) -> None:
        _ask(rows, at)

    return ask if isinstance(rows, types.Array) and isinstance(at, types.Integer) else None


def _instruction(_context: Any, rows: Any, _at: Any) -> tuple[Any, Callable[..., Any]]:
    """The instruction itself."""

    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        kind = signature.args[0]
        columns = context.make_array(kind)(context, builder, given[0])
        row = _untyped.get_item_pointer(context, builder, kind, columns, [given[1]])
        address, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        shape = ir.FunctionType(ir.VoidType(), [address, number, number, number])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [address], shape)
        told = [ir.Constant(number, each) for each in _TOLD]
        builder.call(prefetch, [builder.bitcast(row, address), *told])
        return context.get_dummy_value()

    return types.none(rows, types.intp), code


_ask: Final[Any] = intrinsic(_instruction)
