"""Whether an annotated document keeps the order and the references that ECMA-376 asks for."""

import collections

from lxml import etree

from word_reading import TYPES, Package, attribute, word

# CT_RPr and CT_PPr in their sequence, as far as lorcheck writes them (ECMA-376 part 1, A.1).
RUN_PROPERTIES = ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "sz", "szCs"]
PARAGRAPH_PROPERTIES = ["pStyle", "keepNext", "numPr", "spacing", "ind", "jc", "outlineLvl", "rPr"]
# What may stand beside runs (EG_PContent and EG_RunLevelElements).
BESIDE_RUNS = {
    "pPr", "r", "hyperlink", "ins", "del", "moveTo", "moveFrom", "sdt", "smartTag", "customXml",
    "fldSimple", "dir", "bdo", "bookmarkStart", "bookmarkEnd", "commentRangeStart",
    "commentRangeEnd", "proofErr", "permStart", "permEnd", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
}
HOLDERS = {"p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "fldSimple", "dir", "bdo"}
MARKS = {"commentRangeStart", "commentRangeEnd"}


def problems(path):
    """What is wrong with a document, one sentence each."""
    package = Package(path)
    found = list(parts(package))
    tree = package.tree(package.main)
    found += list(order(tree)) + list(marks(tree, package.comments()))
    comments = package.related("comments")
    if comments:
        found += list(order(package.tree(comments)))
    return found


def parts(package):
    """Every part has a kind, every relationship leads somewhere, every number is given once."""
    if len(set(package.names)) != len(package.names):
        yield "two entries of one name"
    types = package.tree("[Content_Types].xml")
    defaults = {n.get("Extension").lower() for n in types.iter(TYPES + "Default")}
    overrides = [n.get("PartName") for n in types.iter(TYPES + "Override")]
    if len(set(overrides)) != len(overrides):
        yield "a part with two kinds"
    for name in package.names:
        if name != "[Content_Types].xml" and not name.endswith("/"):
            if "/" + name not in overrides and name.rsplit(".", 1)[-1].lower() not in defaults:
                yield f"{name} has no kind"
    for name in overrides:
        if name.lstrip("/") not in package.names:
            yield f"{name} has a kind and does not exist"
    for part in ["", package.main]:
        relations = package.relations(part)
        if len({r[0] for r in relations}) != len(relations):
            yield f"two relationships of '{part}' have one name"
        for _, kind, target in relations:
            if target and target not in package.names:
                yield f"a relationship of '{part}' leads to '{target}', which does not exist"
        if sum(k.endswith("/comments") for _, k, _ in relations) > 1:
            yield "two comments parts"


def order(tree):
    """Properties come first and in their order; marks and runs stand where they may."""
    for node in tree.iter():
        name = word(node)
        children = [word(c) for c in node if isinstance(c.tag, str)]
        if name in ("p", "r") and f"{name}Pr" in children[1:]:
            yield f"{name}Pr is not the first child of {name}"
        if name == "comment" and set(children) - {"p", "tbl"}:
            yield f"a comment holds {children}"
        if name in MARKS and word(node.getparent()) not in HOLDERS | {"body", "tc", "comment"}:
            yield f"{name} stands in {node.getparent().tag}"
        if name == "commentReference" and word(node.getparent()) != "r":
            yield "a reference outside a run"
        if name == "r" and not children and node.text is None:
            yield "an empty run"
        if name == "p":
            strange = set(c for c in children if c) - BESIDE_RUNS
            if strange:
                yield f"a paragraph holds {sorted(strange)}"
        for kind, sequence in (("rPr", RUN_PROPERTIES), ("pPr", PARAGRAPH_PROPERTIES)):
            if name == kind:
                places = [sequence.index(c) for c in children if c in sequence]
                if places != sorted(places):
                    yield f"{kind} holds {children}"


def marks(tree, comments):
    """Every comment has one reference, every beginning one end behind it."""
    seen = collections.defaultdict(list)
    for place, node in enumerate(tree.iter()):
        if word(node) in MARKS | {"commentReference"}:
            seen[attribute(node, "id")].append((word(node), place))
    for number in comments:
        kinds = [kind for kind, _ in seen[number]]
        if kinds.count("commentReference") != 1:
            yield f"comment {number} has {kinds.count('commentReference')} references"
        if kinds not in (["commentRangeStart", "commentRangeEnd", "commentReference"],
                         ["commentReference"]):
            yield f"the marks of comment {number} are {kinds}"
    for number in set(seen) - set(comments):
        yield f"marks of comment {number}, which does not exist"
    revisions = [
        attribute(n, "id") for n in tree.iter() if word(n) in ("ins", "del", "rPrChange")
    ]
    if len(set(revisions)) != len(revisions):
        yield "two tracked changes of one number"
