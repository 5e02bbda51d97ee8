"""Builds documents in which what lorcheck finds stands in every kind of place."""

import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid" '
    'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex" '
    'mc:Ignorable="w14 w15 w16cid w16cex"'
)
FILLER = (
    "I supervised Dr. Ana Quillfeather in our clinic for six weeks, and I saw her with patients "
    "every day. One evening a boy of four came in with a cough, and she found a bead in his nose "
    "that two of us had missed; he went home an hour later. She wrote nine notes a day, and each "
    "of them gave three diagnoses. Of the thirty students whom I have taught since 2015 she is "
    "among the best three. I recommend her strongly."
)


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content):
    return "<w:p>" + "".join(content) + "</w:p>"


BOLD = "<w:rPr><w:b/></w:rPr>"


def changed(number):
    """Properties of a run with a tracked change of formatting."""
    return (f'<w:rPr><w:i/><w:rPrChange w:id="{number}" w:author="Roe" '
            'w:date="2025-01-01T00:00:00Z"><w:rPr/></w:rPrChange></w:rPr>')


WHO = 'w:author="Roe" w:date="2025-01-01T00:00:00Z"'


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def control(content, properties=""):
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(text):
    inner = paragraph(run(text))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" '
        'distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>3000000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2000000" cy="500000"/><wp:wrapNone/><wp:docPr id="9" name="Box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" '
        'y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def body():
    """One paragraph a construct; each holds words that must go."""
    return "".join([
        paragraph(run("Hillcrest University Hospital")),
        paragraph("<w:pPr><w:jc w:val=\"left\"/></w:pPr>", run("Dear Program Director:")),
        paragraph(run(FILLER)),
        # Runs that cut through the words, one of them with a tracked change of formatting.
        paragraph(run("She holds a J"), run("-1 vi", BOLD), run("sa and H-1", changed(77)),
                  run("B status matters to her.")),
        paragraph(run("Both her J-1 visa and her green card are in order.", changed(78))),
        paragraph(run("Her page says: "), '<w:hyperlink r:id="rIdWeb">' +
                  run("she needs a J-1 visa now") + "</w:hyperlink>", run(" and no more.")),
        paragraph(run("A control: "), control(run("he is not a US citizen and says so")),
                  run(" here.")),
        paragraph(run("A bound one: "), control(
            run("her green card is pending"),
            '<w:dataBinding w:xpath="/a" w:storeItemID="{00000000-0000-0000-0000-000000000001}"/>'),
            run(" here.")),
        paragraph(run("Inserted: "), f'<w:ins w:id="5" {WHO}>' +
                  run("she will need a J-1 visa soon") + "</w:ins>", run(" as is.")),
        paragraph(run("Cut by a deletion: her J-1 "), f'<w:del w:id="6" {WHO}><w:r><w:delText>'
                  "student </w:delText></w:r></w:del>", run("visa is valid.")),
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>"
        + paragraph(run("Status: J-1 visa holder.")) + "</w:tc><w:tc><w:tcPr/>"
        + paragraph(run("He has a green card.")) + "</w:tc></w:tr></w:tbl>",
        paragraph(field("begin"), "<w:r><w:instrText>QUOTE x</w:instrText></w:r>",
                  field("separate"), run("she is on a J-1 visa today"), field("end")),
        paragraph(field("begin"), '<w:r><w:instrText>HYPERLINK "https://example.org"</w:instrText>'
                  "</w:r>", field("separate"), run("he is a green card holder now"), field("end")),
        paragraph('<w:fldSimple w:instr="QUOTE y">' + run("she has an H-1B visa today") +
                  "</w:fldSimple>"),
        paragraph("<w:r><w:t>Her visa</w:t><w:tab/><w:t xml:space=\"preserve\"> is a J-1 visa</w:t>"
                  "<w:br/><w:t>and &amp; her green card &#8211; all.</w:t></w:r>"),
        paragraph("<w:r><w:t>  She has a J</w:t><w:noBreakHyphen/><w:t>1 visa and no more  </w:t>"
                  "</w:r>"),
        paragraph(run("A box stands here."), box("She has a green card in a box.")),
        paragraph(run("A note."), '<w:r><w:footnoteReference w:id="2"/></w:r>', run(" More.")),
        "<w:p/>",
        paragraph(run("Sincerely,")), paragraph(run("Jane Roe, MD")),
    ])


def build(path, extra=None, document=None, links=(), replaced=None):
    """Writes the document; `extra` adds parts, `links` relationships, `replaced` replaces parts."""
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/></w:sectPr>'
    overrides = [("document", "document.main"), ("footnotes", "footnotes"), ("header1", "header"),
                 ("settings", "settings")]
    relations = [("rIdWeb", "hyperlink", "https://example.org/", True),
                 ("rIdHead", "header", "header1.xml", False),
                 ("rIdNotes", "footnotes", "footnotes.xml", False),
                 ("rIdSet", "settings", "settings.xml", False), *links]
    parts = {
        "word/document.xml": document or
        f"{HEAD}<w:document {NAMESPACES}><w:body>{body()}{section}</w:body></w:document>",
        "word/header1.xml": f"{HEAD}<w:hdr {NAMESPACES}>" + paragraph(
            run("She needs a J-1 visa, says the header.")) + "</w:hdr>",
        "word/footnotes.xml": f'{HEAD}<w:footnotes {NAMESPACES}><w:footnote w:id="2">' + paragraph(
            run("Her green card is noted below.")) + "</w:footnote></w:footnotes>",
        "word/settings.xml": f"{HEAD}<w:settings {NAMESPACES}/>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    }
    parts.update(replaced or {})
    for name, kind, relation, content in (extra or []):
        parts[f"word/{name}.xml"] = content
        overrides.append((name, kind))
        relations.append((f"rId{name}", relation, f"{name}.xml", False))
    parts["word/_rels/document.xml.rels"] = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">' + "".join(
            f'<Relationship Id="{i}" Type="{t if "://" in t else OFFICE + "/" + t}" Target="{x}"'
            + (' TargetMode="External"' if e else "") + "/>" for i, t, x, e in relations)
        + "</Relationships>")
    types = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{MEDIA}.{k}+xml"/>'
                    for n, k in overrides)
    parts["[Content_Types].xml"] = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{types}'
        "</Types>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ["[Content_Types].xml"] + [n for n in parts if n != "[Content_Types].xml"]:
            archive.writestr(name, parts[name])


def modern():
    """Comments by somebody else, with every companion that Word keeps."""
    ms = "http://schemas.microsoft.com/office"
    return [
        ("comments", "comments", "comments",
         f'{HEAD}<w:comments {NAMESPACES}><w:comment w:id="4" w:author="Roe" w:initials="R">'
         '<w:p w14:paraId="0000AAAA"><w:r><w:t>Shorten?</w:t></w:r></w:p></w:comment></w:comments>'),
        ("commentsExtended", "commentsExtended", f"{ms}/2011/relationships/commentsExtended",
         f'{HEAD}<w15:commentsEx {NAMESPACES}><w15:commentEx w15:paraId="0000AAAA" w15:done="0"/>'
         "</w15:commentsEx>"),
        ("commentsIds", "commentsIds", f"{ms}/2016/09/relationships/commentsIds",
         f'{HEAD}<w16cid:commentsIds {NAMESPACES}><w16cid:commentId w16cid:paraId="0000AAAA" '
         'w16cid:durableId="0000BBBB"/></w16cid:commentsIds>'),
        ("commentsExtensible", "commentsExtensible",
         f"{ms}/2018/08/relationships/commentsExtensible",
         f'{HEAD}<w16cex:commentsExtensible {NAMESPACES}><w16cex:commentExtensible '
         'w16cex:durableId="0000BBBB" w16cex:dateUtc="2025-01-01T00:00:00Z"/>'
         "</w16cex:commentsExtensible>"),
        ("people", "people", f"{ms}/2011/relationships/people",
         f'{HEAD}<w15:people {NAMESPACES}><w15:person w15:author="Roe"/></w15:people>'),
    ]


def modern_document():
    """The body with a comment by somebody else."""
    mark = ('<w:commentRangeStart w:id="4"/>' + run("Jane Roe, MD") + '<w:commentRangeEnd w:id="4"/>'
            '<w:r><w:commentReference w:id="4"/></w:r>')
    text = body().replace(run("Jane Roe, MD"), mark)
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{text}</w:body></w:document>"
