"""An independent reading of word-processing documents for the checks of `lorcheck annotate`.

It shares no code and no method with lorcheck: a tree of the whole part, walked once.
"""

import posixpath
import zipfile

from lxml import etree

WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
LEFT_OUT = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "sectPr", "tblPr"}


def word(node):
    """The local name of an element of WordprocessingML, else None."""
    if not isinstance(node.tag, str):
        return None
    name = etree.QName(node)
    return name.localname if name.namespace in WORD else None


def attribute(node, name):
    """An attribute by its local name."""
    for key, value in node.attrib.items():
        if etree.QName(key).localname == name:
            return value
    return None


class Package:
    """The parts of a document."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.names = self.zip.namelist()
        root = self.relations("")
        self.main = next(t for _, k, t in root if k.endswith("/officeDocument"))

    def tree(self, name):
        return etree.fromstring(self.zip.read(name))

    def relations(self, part):
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", name + ".rels")
        if path not in self.names:
            return []
        found = []
        for node in self.tree(path).iter(RELATION):
            target = node.get("Target")
            if node.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            else:
                target = None
            found.append((node.get("Id"), node.get("Type"), target))
        return found

    def related(self, kind):
        return next((t for _, k, t in self.relations(self.main) if k.endswith("/" + kind)), None)

    def comments(self):
        """Comments by number: author, and the text of their paragraphs."""
        part = self.related("comments")
        if part is None:
            return {}
        result = {}
        for node in self.tree(part):
            if word(node) == "comment":
                lines = [
                    "".join(t.text or "" for t in p.iter() if word(t) == "t")
                    for p in node.iter() if word(p) == "p"
                ]
                result[attribute(node, "id")] = (attribute(node, "author"), lines)
        return result

    def anchored(self):
        """What stands between the marks of each comment, every change accepted."""
        reader = AnchorReader()
        reader.walk(self.tree(self.main))
        return {number: "".join(pieces) for number, pieces in reader.texts.items()}


class AnchorReader:
    """Collects the text between the marks of comments."""

    def __init__(self):
        self.open = set()
        self.texts = {}
        self.field = []

    def say(self, text):
        if any(self.field):
            return
        for number in self.open:
            self.texts[number].append(text)

    def walk(self, node):
        name = word(node)
        if name == "commentRangeStart":
            number = attribute(node, "id")
            self.open.add(number)
            self.texts[number] = []
        elif name == "commentRangeEnd":
            self.open.discard(attribute(node, "id"))
        elif name == "t" or (isinstance(node.tag, str) and node.tag.endswith("math}t")):
            text = node.text or ""
            kept = any(k.endswith("}space") and v == "preserve" for k, v in node.attrib.items())
            self.say(text if kept else text.strip(" \t\r\n"))
        elif name in ("tab", "ptab"):
            self.say("\t")
        elif name in ("br", "cr"):
            self.say("\n")
        elif name == "noBreakHyphen":
            self.say("\u2011")
        elif name == "fldChar":
            self.character(attribute(node, "fldCharType"))
        elif name in LEFT_OUT or name == "txbxContent" or name == "Fallback":
            return
        if isinstance(node.tag, str) and node.tag == f"{{{COMPATIBILITY}}}Fallback":
            return
        for child in node:
            self.walk(child)

    def character(self, kind):
        if kind == "begin":
            self.field.append(True)
        elif kind == "separate" and self.field:
            self.field[-1] = False
        elif kind == "end" and self.field:
            self.field.pop()
