"""`{{ … }}` in a plan: expressions over the folder's data, run in a sandbox.

A plan folder may come from anywhere, so an expression can read fields and call the functions of `DataBlocks`, and
nothing else: no methods of text or lists, no multiplying or formatting that could fill the memory, no macros, no file.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from anquan.documents.blocks import Block, Grid
from anquan.documents.data_blocks import DataBlocks, UnknownNameError
from anquan.documents.expressions import ExpressionError
from anquan.documents.grammar import Pulled, mark, without_marks
from anquan.ledger.hazards import exists
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
            "staff": tuple(one for one in school.staff if one.serves(day)),
            "groups": school.groups,
            "hazards": tuple(one for one in school.hazards if exists(one, day)),
            "date": day,
            **{
                name: self._counted(one, school.hazards if name == "hazards_table" else ())
                for name, one in self._blocks.functions().items()
            },
        }
        self._pulled: list[Pulled] = []
        self._work = 0
        self._environment = _Sandbox(
            undefined=_Unknown, finalize=self._keep, autoescape=False, keep_trailing_newline=True
        )
        self._environment.filters = {name: self._counted(self._environment.filters[name]) for name in _FILTERS}
        self._environment.tests = {name: self._environment.tests[name] for name in _TESTS}
        self._environment.globals.clear()

    def pull(self, text: str) -> tuple[str, list[Pulled]]:
        """The text with a mark in the place of every expression, and the values the marks stand for.

        Raises ExpressionError with the line of the text.
        """
        self._pulled, self._work = [], 0
        text = without_marks(text)
        try:
            tree = self._environment.parse(text)
            _refuse_programs(tree, frozenset(name for name, one in self._names.items() if callable(one)))
            return self._environment.from_string(tree).render(self._names), self._pulled
        except TemplateSyntaxError as error:
            raise ExpressionError(_in_chinese(str(error.message)), error.lineno - 1, _HINT) from None
        except UnknownNameError as error:
            raise ExpressionError(str(error), _line_of(error), "照文件里的名称写，一个字都不能差") from None
        except UndefinedError as error:
            raise ExpressionError(str(error.message), _line_of(error), self._hint_for(str(error.message))) from None
        except SecurityError as error:
            raise ExpressionError(f"这里不允许这样写：{error.message}", _line_of(error), _HINT) from None
        except (TypeError, AttributeError) as error:
            raise ExpressionError("括号里写的内容不对，或少写、多写了", _line_of(error), _HINT) from None
        except (TemplateError, ValueError, ArithmeticError, LookupError) as error:
            raise ExpressionError(f"{{{{ }}}} 算不出来：{error}", _line_of(error), _HINT) from None
        except (RecursionError, SyntaxError):  # Python, too, has a limit for blocks inside blocks
            raise ExpressionError("{{ }} 嵌套太深", 0, _HINT) from None

    def _keep(self, value: Any) -> str:
        """Put a value aside and leave its mark in the text."""
        pulled = _as_pulled(value)
        self._count(pulled)
        self._pulled.append(pulled)
        return mark(len(self._pulled) - 1)

    def _counted(self, function: Callable[..., Any], reads: tuple[Any, ...] = ()) -> Callable[..., Any]:
        """The function, with what it goes through counted as work."""

        @wraps(function)  # keeps the marks by which the template engine knows what to pass
        def counted(*args: Any, **keywords: Any) -> Any:
            for one in (reads, *args):
                self._count(one)
            made = function(*args, **keywords)
            # A list that is made one by one would be printed as the name of what makes it
            made = list(made) if isinstance(made, Iterator) else made
            self._count(made)
            return made

        return counted

    def _count(self, value: Any) -> None:
        """Stop a document that would take minutes: a table of every hazard for every hazard."""
        self._work += 1 + (len(value) if isinstance(value, str | list | tuple) else 0)
        if isinstance(value, tuple):
            self._work += sum(len(one.rows) * len(one.head[0]) for one in value if isinstance(one, Grid))
        if self._work > _MOST_WORK:
            raise SecurityError("要算的内容太多")

    def _hint_for(self, message: str) -> str:
        """The name that was probably meant, or all there are."""
        from difflib import get_close_matches

        near = get_close_matches(message.partition("“")[2].partition("”")[0], list(self._names), 1, 0.7)
        return f"是不是 {near[0]}？" if near else "可以用的有：" + "、".join(self._names)


_SYNTAX = (
    (r"No filter named '(.*)'\.", r"没有“\1”这个过滤器"),
    (r"No test named '(.*)'\.", r"没有“\1”这个判断"),
    (r"unexpected end of template.*", "没有写完，缺 }} 或 %}"),
    (r"unexpected '(.*)'", r"这里不该有“\1”"),
    (r"unexpected char '?(.*?)'? at .*", r"这里不该有“\1”，引号和括号要用半角"),
    (r"expected token '(.*)', got '(.*)'", r"这里应是“\1”，写的是“\2”"),
    (r"Encountered unknown tag '(.*)'\..*", r"没有“\1”这种写法"),
    (r"Unexpected end of template\..*", "{% for %} 或 {% if %} 没有用 {% endfor %}、{% endif %} 结束"),
)


def _in_chinese(message: str) -> str:
    """What the template engine says of a slip; a sentence that is not known stays as it is."""
    for english, chinese in _SYNTAX:
        found = re.fullmatch(english, message, re.DOTALL)
        if found is not None:
            return "{{ }} 写法有误：" + found.expand(chinese)
    return "{{ }} 写法有误：" + message


_HINT = '例如 {{ unit.name }} 或 {{ leadership("反恐怖防范工作领导小组") }}'


_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Keyword, nodes.Filter, nodes.Test),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.Add, nodes.Sub),
    *(nodes.List, nodes.Tuple),
)
_MOST_WORK = 500_000
"""Entries, characters and calls: far more than the longest plan of the largest school needs, and done in a second."""
_MOBILE = 11
"""Digits of a mobile number. Of a shorter one the first 3 and last 4 would be all of it."""
_DEEPEST_LOOP = 2
"""A loop over the groups, and in it one over the members of each: more would be a program."""


def _refuse_programs(node: nodes.Node, functions: frozenset[str], loops: tuple[frozenset[str], ...] = ()) -> None:
    """A plan reads data; it does not define, include or compute without end. Raises ExpressionError.

    `loops` are the names that the loops around the node give to what they go through.
    """
    if not isinstance(node, _ALLOWED):
        raise ExpressionError(
            f"这里不允许用 {type(node).__name__}", node.lineno - 1, "只能取数据、判断（if）和逐条列出（for）"
        )
    if isinstance(node, nodes.For):
        if len(loops) >= _DEEPEST_LOOP or node.recursive:
            raise ExpressionError("for 套得太深", node.lineno - 1, f"最多套 {_DEEPEST_LOOP} 层")
        if loops and not _is_part_of(node.iter, loops[-1]):
            hint = "例如 {% for group in groups %}{% for who in group.members %}"
            raise ExpressionError("里层的 for 只能列外层那一条里的内容", node.lineno - 1, hint)
        targets = [node.target] if isinstance(node.target, nodes.Name) else node.target.find_all(nodes.Name)
        loops = (*loops, frozenset(one.name for one in targets))
    if isinstance(node, nodes.Name):
        if node.name == "self":
            raise ExpressionError("没有“self”这个名称", node.lineno - 1, _HINT)
        if node.name in functions:
            raise ExpressionError(f"{node.name} 后面要写括号", node.lineno - 1, f"写成 {node.name}(…)")
    called = node.node if isinstance(node, nodes.Call) else None
    for child in node.iter_child_nodes():
        if child is not called or not isinstance(child, nodes.Name):
            _refuse_programs(child, functions, loops)


def _is_part_of(node: nodes.Node | None, names: frozenset[str]) -> bool:
    """True for `group.members`, where `group` is what the loop around goes through."""
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
        node = node.node
    return isinstance(node, nodes.Name) and node.name in names


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
        if not isinstance(obj, Record | Undefined):
            return self.unsafe_undefined(obj, attribute)
        value = super().getattr(obj, attribute)
        # Phones never stand in full in a paper (Personal Information Protection Law, Article 28 ff.; 前3后4)
        if isinstance(obj, Person) and attribute == "phone" and isinstance(value, str):
            return value[:3] + "****" + value[-4:] if len(value) >= _MOBILE else "****"
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
