"""A School and one of its plans become a Document."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from anquan.diagnostics import Diagnostic, Mark, Severity
from anquan.documents.blocks import Attached, Block, Document
from anquan.documents.expressions import ExpressionError, has_expressions
from anquan.documents.grammar import Pulled, blocks_of, without_marks
from anquan.files.tree import BlockText
from anquan.model.plan import Attachment, Plan
from anquan.model.school import School

if TYPE_CHECKING:
    from anquan.documents.pulling import Puller


def compose(school: School, plan: Plan) -> tuple[Document, list[Diagnostic]]:
    """Compose one plan. Where an expression cannot be worked out, the text is left out and P003 says where."""
    composer = _Composer(school, plan)
    if has_expressions(plan.title):
        hint = "标题照印出来的样子写；只有正文和附件里能取数据"
        composer.found.append(Diagnostic("P003", Severity.ERROR, "标题里不能用 {{ }}", plan.origin.mark("title"), hint))
    document = Document(
        title=plan.title,
        to=plan.to,
        blocks=composer.blocks(plan.body, plan.origin.mark("body")),
        issuers=plan.issuer,
        date=plan.date,
        attachments=tuple(composer.attachments()),
        number=plan.number or "",
        letterhead=plan.letterhead or "",
        copies=plan.copies,
    )
    return document, composer.found


def data_used(school: School, plan: Plan) -> bool:
    """True when the plan pulls data in, so that a file which could not be read would leave a hole in it."""
    texts = [plan.body, *(one.body or school.texts.get(one.file or "", "") for one in plan.attachments)]
    return any(one.block for one in plan.attachments) or any(map(has_expressions, texts))


def problems(school: School) -> list[Diagnostic]:
    """What keeps the folder's plans from being composed: the part of `check` that only composing can tell."""
    return [one for plan in school.plans for one in compose(school, plan)[1]]


class _Composer:
    def __init__(self, school: School, plan: Plan) -> None:
        self.school = school
        self.plan = plan
        self._puller: Puller | None = None
        self.found: list[Diagnostic] = []

    def blocks(self, text: str, mark: Mark) -> tuple[Block, ...]:
        """The blocks of a text that stands at `mark`."""
        if not has_expressions(text):
            return blocks_of(without_marks(text))
        try:
            body, pulled = self._pull(text)
        except ExpressionError as error:
            place = mark._replace(line=mark.line + error.line)
            if isinstance(text, BlockText):
                place = Mark(mark.file, text.line + error.line + 1, text.column + 1)
            self.found.append(Diagnostic("P003", Severity.ERROR, error.message, place, error.hint))
            return ()
        return blocks_of(body, pulled)

    def _pull(self, text: str) -> tuple[str, list[Pulled]]:
        if self._puller is None:
            from anquan.documents.pulling import Puller

            self._puller = Puller(self.school, self.plan.date)
        return self._puller.pull(text)

    def attachments(self) -> Iterator[Attached]:
        for index, one in enumerate(self.plan.attachments):
            yield Attached(one.title, self._content(one, index))

    def _content(self, one: Attachment, index: int) -> tuple[Block, ...]:
        origin = self.plan.origin
        if one.block:
            return self.blocks("{{ " + one.block + " }}", origin.mark("attachments", index, "block"))
        if one.file:
            return self.blocks(self.school.texts.get(one.file, ""), Mark(one.file))
        if one.body:
            return self.blocks(one.body, origin.mark("attachments", index, "body"))
        return ()
