"""How a function of the kernel is called for the cells of a column (逐格调用).

Ibis hands DuckDB's cells over as Arrow arrays and Spark's one by one. An engine may forbid that a function
makes null of a value, so readers answer with an empty text for what cannot be read.
"""

from collections.abc import Callable
from typing import Any, cast

import ibis
import ibis.expr.types as ir
import pyarrow as pa

Declare = Callable[[Callable[..., Any]], Callable[..., Any]]


def function(*kinds: str) -> Declare:
    """A function of ours that every engine can call: the kinds of its arguments, then of its answer."""
    return cast(Declare, ibis.udf.scalar.pyarrow(signature=(kinds[:-1], kinds[-1])))


def built_in(*kinds: str) -> Declare:
    """A function that every engine has under the same name."""
    return cast(Declare, ibis.udf.scalar.builtin(signature=(kinds[:-1], kinds[-1])))


def each(cells: Any, read: Callable[[str], Any], kind: pa.DataType | None = None) -> Any:
    """What `read` says of every cell; of a column each distinct one is read once. Null stays null."""
    if cells is None or isinstance(cells, str):
        return None if cells is None else read(cells)
    whole = cells.combine_chunks() if isinstance(cells, pa.ChunkedArray) else cells
    coded = whole.dictionary_encode()
    found = [None if text is None else read(text) for text in coded.dictionary.to_pylist()]
    return pa.array(found, kind or pa.string()).take(coded.indices)


def constant(cells: Any) -> str:
    """An argument that is the same for every cell."""
    if isinstance(cells, str):
        return cells
    first = cells if isinstance(cells, pa.Scalar) else cells[0] if len(cells) else None
    return "" if first is None else str(first.as_py())


def only(condition: ir.BooleanValue, value: ir.Value) -> ir.Value:
    """The value where the condition holds, else null."""
    return ibis.cases((condition, value), else_=None)


def call(
    body: Callable[..., Any], condition: ir.BooleanValue, cells: ir.StringValue, *constants: str
) -> ir.Value:
    """Call a function of ours where the condition holds, else null.

    The condition stands twice: one engine skips the call where no cell of a batch is wanted, the other calls
    for every cell and passes over null.
    """
    answered: ir.Value = body(only(condition, cells), *(ibis.literal(text) for text in constants))
    return only(condition, answered)
