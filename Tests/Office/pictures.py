"""Builds a letter with pictures in every way that Word places them, and counts what is left of them."""

import struct
import zlib

import constructs
from constructs import HEAD, NAMESPACES, OFFICE, paragraph, run

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DRAWING = f'xmlns:pic="{PICTURE}"'


def png(red, green, blue):
    """A picture of eight by eight points in one colour."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    rows = (b"\0" + bytes([red, green, blue]) * 8) * 8
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def graphic(relation, number):
    return (f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr '
            f'id="{number}" name="p{number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip '
            f'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>'
            '<a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom '
            'prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>')


def inline(relation, number):
    """A picture in the line, as DrawingML."""
    return ('<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" '
            f'cy="360000"/><wp:docPr id="{number}" name="Picture {number}"/>'
            f"{graphic(relation, number)}</wp:inline></w:drawing>")


def anchored(relation, number):
    """A picture beside the text, as DrawingML."""
    return ('<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
            'relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
            '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>4000000'
            '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
            '</wp:posOffset></wp:positionV><wp:extent cx="360000" cy="360000"/><wp:wrapSquare '
            f'wrapText="bothSides"/><wp:docPr id="{number}" name="Picture {number}"/>'
            f"{graphic(relation, number)}</wp:anchor></w:drawing>")


def vml(relation):
    """A picture as Word wrote it before 2007."""
    return ('<w:pict><v:shape style="width:28pt;height:28pt"><v:imagedata '
            f'r:id="{relation}"/></v:shape></w:pict>')


def alternative(relation, number):
    """DrawingML with VML for those who do not know it."""
    return ('<mc:AlternateContent><mc:Choice Requires="wps">' + inline(relation, number)
            + "</mc:Choice><mc:Fallback>" + vml(relation) + "</mc:Fallback></mc:AlternateContent>")


def build(path):
    """A letter in which pictures stand among the very words that must go."""
    body = "".join([
        paragraph("<w:r>" + inline("rIdSeal", 1) + "</w:r>", run(" Hillcrest University Hospital")),
        paragraph(run("Dear Program Director:")), paragraph(run(constructs.FILLER)),
        paragraph("<w:r>" + anchored("rIdSeal", 2) + "<w:t>She holds a J-1 visa beside a picture."
                  "</w:t></w:r>"),
        paragraph('<w:r><w:t xml:space="preserve">Her green </w:t>' + inline("rIdSign", 3)
                  + "<w:t>card is cut by one.</w:t></w:r>"),
        paragraph('<w:r><w:t xml:space="preserve">She needs an H-1B visa, </w:t>' + vml("rIdSign")
                  + "<w:t> says an old one.</w:t></w:r>"),
        paragraph("<w:r>" + alternative("rIdSign", 4) + "</w:r>", run("Her green card is here.")),
        paragraph(run("Sincerely,")), paragraph("<w:r>" + vml("rIdSign") + "</w:r>"),
        paragraph(run("Jane Roe, MD")),
    ])
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/></w:sectPr>'
    head = f"{HEAD}<w:hdr {NAMESPACES} {DRAWING}>" + paragraph(
        "<w:r>" + inline("rIdTop", 5) + "</w:r>", run("She needs a J-1 visa, says the header.")) + "</w:hdr>"
    relation = f'{OFFICE}/image" Target="media'
    constructs.build(
        path,
        document=f"{HEAD}<w:document {NAMESPACES} {DRAWING}><w:body>{body}{section}</w:body></w:document>",
        links=[("rIdSeal", "image", "media/seal.png", False),
               ("rIdSign", "image", "media/sign.png", False)],
        replaced={"word/media/seal.png": png(120, 0, 0), "word/media/sign.png": png(0, 0, 120),
               "word/media/top.png": png(0, 90, 0), "word/header1.xml": head,
               "word/_rels/header1.xml.rels":
               f'{HEAD}<Relationships xmlns="{constructs.PACKAGE}/relationships"><Relationship '
               f'Id="rIdTop" Type="{relation}/top.png"/></Relationships>'})


def counted(package):
    """How many pictures the parts refer to, and the pictures themselves."""
    places = 0
    for name in package.names:
        if name.endswith(".xml") and name.startswith("word/"):
            text = package.zip.read(name)
            places += text.count(b"<a:blip ") + text.count(b"<v:imagedata")
    media = sorted(package.zip.read(n) for n in package.names if "/media/" in n)
    return places, media
