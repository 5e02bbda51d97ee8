"""A document made by python-docx: its own functions where it has them, XML where it has none."""
from __future__ import annotations

from pathlib import Path

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

WITHOUT = {"footnoted", "endnoted", "shaped", "sectiongone", "unused", "described"}

SPACES = nsdecls("w", "wp", "a") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
ALSO_BY = 'w:author="Cy" w:date="2026-01-06T10:00:00Z"'
BY = 'w:author="Ann" w:date="2026-01-05T10:00:00Z"'


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p {SPACES}><w:pPr>{properties}</w:pPr>{content}</w:p>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"


def drawn_box(text: str) -> str:
    """A text box as Word 2010 and later write one: as a drawing, and as VML for older programs."""
    size = '<wp:extent cx="1800000" cy="360000"/>'
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="360000"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx>{box(text)}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'{size}<wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Text Box 1"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    fallback = f'<w:pict><v:shape style="width:100pt;height:30pt"><v:textbox>{box(text)}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return mark("begin") + run(instruction, "instrText") + mark("separate") + run(result) + mark("end")


def changes() -> list[str]:
    return [
        paragraph(
            f'<w:ins w:id="1" {BY}>{run("inserted")}<w:del w:id="2" {ALSO_BY}>{run("undone", "delText")}</w:del></w:ins>'
            f'<w:del w:id="3" {BY}>{run(" deleted", "delText")}</w:del>'
        ),
        paragraph(run("joined "), f'<w:rPr><w:del w:id="4" {BY}/></w:rPr>'),
        paragraph(run("up")),
        paragraph(
            f'<w:moveFromRangeStart w:id="5" {BY} w:name="m"/><w:moveFrom w:id="6" {BY}>{run("moved")}</w:moveFrom>'
            f'<w:moveFromRangeEnd w:id="5"/>{run("gap")}'
        ),
        paragraph(
            f'{run("after ")}<w:moveToRangeStart w:id="7" {BY} w:name="m"/><w:moveTo w:id="8" {BY}>{run("moved")}'
            '</w:moveTo><w:moveToRangeEnd w:id="7"/>'
        ),
    ]


def controls() -> list[str]:
    block = f"<w:sdt {SPACES}><w:sdtPr/><w:sdtContent>{paragraph(run('blockcontrol'))}</w:sdtContent></w:sdt>"
    line = paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('inlinecontrol')}</w:sdtContent></w:sdt>")
    cell = f"<w:tc><w:tcPr/>{paragraph(run('tablecontrol'))}</w:tc>"
    gone = f'<w:tr><w:trPr><w:del w:id="9" {BY}/></w:trPr><w:tc><w:p><w:del w:id="10" {BY}>{run("rowgone", "delText")}</w:del></w:p></w:tc></w:tr>'
    table = (
        f'<w:tbl {SPACES}><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:sdt><w:sdtContent>{cell}'
        f"</w:sdtContent></w:sdt></w:tr>{gone}</w:tbl>"
    )
    return [block, line, table, paragraph("")]


def boxes() -> list[str]:
    vml = f'<w:r><w:pict><v:shape style="width:100pt;height:30pt"><v:textbox>{box("vmlbox")}</v:textbox></v:shape></w:pict></w:r>'
    return [paragraph(run("around ") + drawn_box("drawnbox") + run("box")), paragraph(vml)]


def build(path: Path) -> None:
    """Writes the document."""
    document = docx.Document()
    body = document.element.body

    def raw(xml: str) -> None:
        body.insert(len(body) - 1, parse_xml(xml))

    document.add_heading("Heading here", 1)
    first = document.add_paragraph("Dear reader, unb")
    first.add_run("ro").bold = True
    first.add_run("ken seen")
    for xml in changes() + boxes() + controls():
        raw(xml)
    noted = document.add_paragraph().add_run("noted")
    document.add_comment(noted, text="remarked", author="Bo", initials="B")
    quiet = document.styles.add_style("Quiet", WD_STYLE_TYPE.CHARACTER)
    quiet.font.hidden = True
    hidden = document.add_paragraph("plain ")
    hidden.add_run("hiddenword").font.hidden = True
    hidden.add_run(" styledaway", style="Quiet")
    broken = document.add_paragraph().add_run("first")
    broken.add_break()
    broken.add_text("second")
    broken.add_tab()
    broken.add_text("third")
    raw(paragraph("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known re</w:t><w:softHyphen/><w:t>port</w:t></w:r>"))
    document.add_paragraph("wide   spaced")
    raw(paragraph(field(' QUOTE "instructed" ', "resulted")))
    raw(paragraph(f'<w:hyperlink w:anchor="x">{run("linked")}</w:hyperlink>'))
    document.add_paragraph("listed", style="List Number")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "left", "right"
    document.add_paragraph("“café” naïve — Müller’s 😀")
    document.add_paragraph("last")
    section = document.sections[0]
    section.header.paragraphs[0].text = "headline"
    section.footer.paragraphs[0].text = "footline"
    document.save(path)
