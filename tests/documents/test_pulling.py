"""A plan may come from anywhere: an expression reads the folder's data, and nothing else happens."""

import resource
import signal
from contextlib import contextmanager

import msgspec
import pytest

from tests.documents.schools import SCHOOL, composed, said, text_of
from tests.reports.schools import hazard

SECONDS = 2
MEGABYTES = 200


@contextmanager
def _limits():
    """Two seconds of time, and little memory: what takes more is stopped with an error."""

    def late(*_):
        raise AssertionError(f"took more than {SECONDS} s")

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    previous = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024


def refused(body: str, school=SCHOOL) -> str:
    """The message about a body that gives nothing but its one P003; it stands on the body's third line."""
    with _limits():
        document, (one,) = composed(f"第一段\n\n{body}", school)
    assert document.blocks == ()
    assert (one.code, one.mark.file, one.mark.column) == ("P003", "plans/a.yaml", 3)
    assert one.hint
    return f"{one.mark.line} {one.message}"


READING = (
    "unit.__class__", "unit['__class__']", "''.__class__.__mro__", "''.__class__.__base__.__subclasses__()", "().__class__",
    "unit.origin", "unit.origin.file", "staff[0].origin.node", "unit.__struct_fields__", "unit.__init__.__globals__",
    "leadership.__globals__", "leadership.__self__", "leadership.__func__", "leadership.__wrapped__", "cdate.__globals__",
    "leadership('安全工作领导小组').__class__", "date.__class__", "date.year", "date.replace(year=1)", "staff.count",
    "unit.name.format", "'{0.__class__}'.format(unit)", "'{}'.format_map(unit)", "unit.name.upper()", "unit.name.encode()",
    "cycler", "cycler.__init__", "joiner", "namespace()", "lipsum()", "lipsum.__globals__", "range(3)", "dict(a=1)",
    "self", "self.__init__", "self._TemplateReference__context", "caller()", "varargs", "kwargs", "loop", "super()",
    "context", "environment", "request", "config", "__builtins__", "__import__('os')", "open('/etc/passwd')", "exit()",
    "unit|attr('__class__')", "unit|attr('origin')", "staff|map('upper')", "staff|map(attribute='origin')", "unit|pprint",
    "unit|tojson", "unit|string", "unit|xmlattr", "staff|groupby('origin')", "staff|selectattr('origin')", "unit|safe",
    "'%s'|format(unit)", "unit.name|replace('a','b')", "staff|batch(2)", "staff|random", "unit.name|center(999999999)",
    "staff|join('', attribute='origin')", "staff|join('', attribute='origin.file')", "staff|sort(attribute='__class__')",
    "staff|unique(attribute='origin')", "unit is callable", "unit is mapping", "leadership", "hazards_table", "[leadership]",
    "unit if leadership else 1", "staff ~ unit", "leadership ~ ''", "staff|list|first|attr('phone')", "debug()", "g",
)  # fmt: skip


@pytest.mark.parametrize("expression", READING)
def test_nothing_but_the_data_can_be_read(expression):
    assert refused(f"{{{{ {expression} }}}}").startswith("8 ")


GROWING = (
    '"a" * 10**9', '"a" * 999999999', "[0] * 999999999", "10 ** 10 ** 10", "9999999999 ** 9999999", "2 ** 99999999",
    '"%99999999d" % 1', '"%*d" % (999999999, 1)', "1 / 0", "7 // 0", "7 % 0", "'a' % ()", "1 << 99999999", "9" * 5000,
    "(" * 400 + "1" + ")" * 400, "[" * 400 + "]" * 400, "1" + "+1" * 9000, "not " * 3000 + "1", "unit" + ".name" * 3000,
    "unit" + "|list" * 3000, "'a'" + "~'a'" * 3000, "-" * 3000 + "1",
)  # fmt: skip


@pytest.mark.parametrize("expression", GROWING, ids=lambda text: text[:24])
def test_nothing_grows_without_end(expression):
    refused(f"{{{{ {expression} }}}}")


PROGRAMS = (
    "{% include 'school.yaml' %}", "{% import 'a' as b %}", "{% from 'a' import b %}", "{% extends 'a' %}",
    "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "{% macro f(x) %}{% endmacro %}", "{% set x = 1 %}",
    "{% set x %}1{% endset %}", "{% call leadership('a') %}{% endcall %}", "{% filter upper %}a{% endfilter %}",
    "{% block a %}{% endblock %}", "{% with a = 1 %}{% endwith %}", "{% do 1 %}", "{% debug %}", "{% autoescape true %}{% endautoescape %}",
    "{% for a in staff recursive %}{{ loop(staff) }}{% endfor %}", "{% for a in staff %}{{ loop(staff) }}{% endfor %}",
    "{% for a in staff %}{% for b in staff %}x{% endfor %}{% endfor %}",
    "{% for a in groups %}{% for b in a.members + staff %}x{% endfor %}{% endfor %}",
    "{% for a in [1, 2] %}{% for b in [1, 2] %}x{% endfor %}{% endfor %}",
    "{% for a in groups %}{% for b in a.members %}{% for c in b %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in 5 %}x{% endfor %}", "{% for a in unit %}x{% endfor %}", "{% for a in staff %}{{ loop.index }}{% endfor %}",
    "{% if true %}" * 150 + "x" + "{% endif %}" * 150, "{% if true %}" * 2000 + "{% endif %}" * 2000,
    "{% for a in staff %}" * 30 + "{% endfor %}" * 30, "{{ unit.name[:1] }}", "{{ {'a': 1} }}", "{{ staff[0]() }}",
)  # fmt: skip


@pytest.mark.parametrize("body", PROGRAMS, ids=lambda text: text[:30])
def test_a_plan_is_no_program(body):
    refused(body)


@pytest.mark.parametrize(
    "body",
    [
        "{% for a in hazards %}{{ hazards_table() }}{% endfor %}",
        "{% for a in hazards %}{{ hazards_table(level='重大') }}{% endfor %}",
        "{% for a in hazards %}{{ hazards | sort(attribute='due') | length }}{% endfor %}",
        "{% for a in hazards %}{{ hazards }}{% endfor %}",
        "{% for a in hazards %}{% for b in hazards %}{% endfor %}{% endfor %}",
    ],
)
def test_a_long_log_for_every_entry_of_a_long_log(body):
    log = tuple(hazard(f"2026-{n:05}", *(SCHOOL.hazards[0].found, SCHOOL.hazards[0].due)) for n in range(2000))
    refused(body, msgspec.structs.replace(SCHOOL, hazards=log))


BROKEN = (
    "{{ unit.name", "{{ unit.name }", "{{ }}", "{{ not }}", "{{ unit. }}", "{{ “引号” }}", '{{ leadership("没有收尾) }}',
    "{{ leadership（'甲'） }}", "{% for %}", "{% endif %}", "{% if %}", "{% 不认识 %}", "{# 没有收尾", "{{ 1 2 }}", "{{ unit,name, }} {{",
    "{{ leadership() }}", "{{ leadership(1, 2, 3) }}", "{{ leadership(group='甲', other=1) }}", "{{ cdate('2026') }}", "{{ holder([]) }}",
    "{{ 1 + 'a' }}", "{{ staff + 1 }}", "{{ unit.name.students }}", "{{ unit.nmae }}", "{{ nobody }}", "{{ staff[99] }}",
)  # fmt: skip


@pytest.mark.parametrize("body", BROKEN)
def test_a_slip_is_told_at_its_line(body):
    assert refused(body).startswith("8 ")


def test_the_line_is_counted_inside_an_expression_of_several_lines():
    assert refused("{{ unit.name }}\n{{ leadership(\n  '没有这个组'\n) }}").split()[0] in ("9", "10", "11")


def test_the_fields_that_there_are_are_offered():
    assert "有的是：name、" in refused("{{ unit.nmae }}")


def test_marks_cannot_be_forged():
    document, problems = composed('{{ "\\ufdd00\\ufdd1" }}{{ unit.name }}\ufdd01\ufdd1')
    assert problems == []
    assert [text_of(one) for one in document.blocks] == ["0白杨镇中心小学1"]


def test_one_plan_that_cannot_be_composed_leaves_its_attachments_readable():
    more = "attachments:\n  - {title: 名单, block: 'leadership_table(\"防汛领导小组\")'}\n  - {title: 乙, block: nobody()}\n"
    document, problems = composed("{{ nobody }}", more=more)
    assert [str(one.mark) for one in problems] == ["plans/a.yaml:6:3", "plans/a.yaml:9:23"]
    assert [len(one.blocks) for one in document.attachments] == [1, 0]


def test_text_without_expressions_is_read_as_it_stands():
    assert said("100% } { % # {单括号} }}") == ["100% } { % # {单括号} }}"]


def test_the_same_plan_gives_the_same_document():
    body = '{{ leadership("安全工作领导小组") }}\n{{ hazards_table() }}\n{{ staff | unique }}'
    assert composed(body) == composed(body)
