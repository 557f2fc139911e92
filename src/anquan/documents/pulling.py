"""`{{ … }}` in a plan: expressions over the folder's data, run in a sandbox.

A plan folder may come from anywhere, so an expression can read fields and call the functions of `DataBlocks`, and
nothing else: no methods of text or lists, no multiplying or formatting that could fill the memory, no macros, no file.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from anquan.documents.blocks import Block
from anquan.documents.data_blocks import DataBlocks, UnknownNameError
from anquan.documents.expressions import ExpressionError
from anquan.documents.grammar import Pulled, mark, without_marks
from anquan.model.fields import fields_of
from anquan.model.origin import Record
from anquan.model.people import Person
from anquan.model.school import School

_FILTERS = ("default", "d", "first", "last", "length", "count", "join", "sort", "reverse", "unique", "list")
_TESTS = ("defined", "undefined", "none", "true", "false", "eq", "ne", "in", "gt", "ge", "lt", "le")


class Puller:
    """Works out the expressions of one document."""

    def __init__(self, school: School, day: date) -> None:
        self._blocks = DataBlocks(school, day)
        self._names: Mapping[str, Any] = {
            "unit": school.unit,
            "staff": school.staff,
            "groups": school.groups,
            "hazards": school.hazards,
            "date": day,
            **self._blocks.functions(),
        }
        self._pulled: list[Pulled] = []
        self._environment = _Sandbox(
            undefined=_Unknown, finalize=self._keep, autoescape=False, keep_trailing_newline=True
        )
        self._environment.filters = {name: self._environment.filters[name] for name in _FILTERS}
        self._environment.tests = {name: self._environment.tests[name] for name in _TESTS}
        self._environment.globals.clear()

    def pull(self, text: str) -> tuple[str, list[Pulled]]:
        """The text with a mark in the place of every expression, and the values the marks stand for.

        Raises ExpressionError with the line of the text.
        """
        self._pulled = []
        text = without_marks(text)
        try:
            tree = self._environment.parse(text)
            _refuse_programs(tree)
            return self._environment.from_string(tree).render(self._names), self._pulled
        except TemplateSyntaxError as error:
            raise ExpressionError(f"{{{{ }}}} 写法有误：{error.message}", error.lineno - 1, _HINT) from None
        except UnknownNameError as error:
            raise ExpressionError(str(error), _line_of(error), "照文件里的名称写，一个字都不能差") from None
        except UndefinedError as error:
            raise ExpressionError(str(error.message), _line_of(error), self._known()) from None
        except SecurityError as error:
            raise ExpressionError(f"这里不允许这样写：{error.message}", _line_of(error), _HINT) from None
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as error:
            raise ExpressionError(f"{{{{ }}}} 算不出来：{error}", _line_of(error), _HINT) from None
        except RecursionError:
            raise ExpressionError("{{ }} 嵌套太深", 0, _HINT) from None

    def _keep(self, value: Any) -> str:
        """Put a value aside and leave its mark in the text."""
        self._pulled.append(_as_pulled(value))
        return mark(len(self._pulled) - 1)

    def _known(self) -> str:
        return "可以用的有：" + "、".join(self._names)


_HINT = '例如 {{ unit.name }} 或 {{ leadership("反恐怖防范工作领导小组") }}'


_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Keyword, nodes.Filter, nodes.Test),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.Add, nodes.Sub, nodes.Concat),
    *(nodes.List, nodes.Tuple),
)
_DEEPEST_LOOP = 2
"""Loops over the folder's lists, one in another; deeper ones would take a day on a ledger of thousands."""


def _refuse_programs(node: nodes.Node, loops: int = 0) -> None:
    """A plan reads data; it does not define, include or compute without end. Raises ExpressionError."""
    if not isinstance(node, _ALLOWED):
        raise ExpressionError(
            f"这里不允许用 {type(node).__name__}", node.lineno - 1, "只能取数据、判断（if）和逐条列出（for）"
        )
    loops += isinstance(node, nodes.For)
    if loops > _DEEPEST_LOOP or (isinstance(node, nodes.For) and node.recursive):
        raise ExpressionError("for 套得太深", node.lineno - 1, f"最多套 {_DEEPEST_LOOP} 层")
    if isinstance(node, nodes.Name) and node.name == "self":
        raise ExpressionError("没有“self”这个名称", node.lineno - 1, _HINT)
    for child in node.iter_child_nodes():
        _refuse_programs(child, loops)


class _Unknown(StrictUndefined):
    """A name or field that does not exist, said in Chinese."""

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        if isinstance(owner, Record):
            keys = "、".join(field.key for field in fields_of(type(owner)))
            return f"没有“{self._undefined_name}”这一项，有的是：{keys}"
        return f"没有“{self._undefined_name}”这个名称"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Only the fields of records are attributes; nothing else has any."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, Record):
            return any(field.key == attr for field in fields_of(type(obj)))
        return False

    def getattr(self, obj: Any, attribute: str) -> Any:
        value = super().getattr(obj, attribute)
        # Phones never stand in full in a paper (Personal Information Protection Law, Article 28 ff.; 前3后4)
        if isinstance(obj, Person) and attribute == "phone" and isinstance(value, str):
            return value[:3] + "****" + value[-4:]
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument) if isinstance(argument, str) else super().getitem(obj, argument)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        return self.undefined(name=attribute, obj=obj)


def _as_pulled(value: Any) -> Pulled:
    if isinstance(value, tuple) and value and all(isinstance(one, Block) for one in value):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(_flat(one) for one in value)
    return _flat(value)


def _flat(value: Any) -> str:
    """Data as text of one line: a line end inside a value must not start a new paragraph."""
    return " ".join(without_marks(str(value)).split())


def _line_of(error: BaseException) -> int:
    """The line of the text in which a running template failed, from 0."""
    line, trace = 0, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno - 1
        trace = trace.tb_next
    return max(0, line)
