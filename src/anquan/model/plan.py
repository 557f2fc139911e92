"""plans/*.yaml: one official plan a file (方案、预案)."""

import datetime
from typing import Annotated

from msgspec import Meta

from anquan.model.origin import Record


class Attachment(Record, frozen=True, kw_only=True):
    """An attachment (附件): its content is data (`block`), a text file of the folder (`file`) or text here (`body`)."""

    title: Annotated[str, Meta(title="附件名称", description="末尾不加标点", examples=["领导小组成员名单"])]
    block: Annotated[
        str | None, Meta(title="数据块", description="与正文 {{ }} 里的写法相同", examples=["leadership_table()"])
    ] = None
    file: Annotated[str | None, Meta(title="文本文件", description="文件夹内的路径", examples=["plans/routes.md"])] = (
        None
    )
    body: Annotated[str | None, Meta(title="附件正文")] = None


class Plan(Record, frozen=True, kw_only=True):
    """One plan as it will be issued. `body` is text in the 公文 grammar, see `documents/grammar.py`."""

    title: Annotated[str, Meta(title="标题", examples=["白杨镇中心小学反恐怖防范工作方案"])]
    kind: Annotated[str, Meta(title="方案种类", examples=["反恐防范"])]
    date: Annotated[datetime.date, Meta(title="成文日期", examples=["2026-09-01"])]
    issuer: Annotated[tuple[str, ...], Meta(title="署名", description="联合发文写多个", examples=[["白杨镇中心小学"]])]
    to: Annotated[tuple[str, ...], Meta(title="主送", examples=[["各年级组", "各处室"]])] = ()
    number: Annotated[str | None, Meta(title="发文字号", examples=["白小〔2026〕12号"])] = None
    letterhead: Annotated[str | None, Meta(title="发文机关标志", examples=["白杨镇中心小学文件"])] = None
    copies: Annotated[tuple[str, ...], Meta(title="抄送", examples=[["青禾县教育局安全股"]])] = ()
    attachments: Annotated[tuple[Attachment, ...], Meta(title="附件")] = ()
    body: Annotated[str, Meta(title="正文")]
