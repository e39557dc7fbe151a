"""Turns the Markdown of a source, with its directives, into one HTML page for WeasyPrint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from markdown_it import MarkdownIt

from corpus.typeset.source import FrontMatter, Source, fail
from corpus.typeset.tables import table_html

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["reference", "entity"])
NEEDS = {"table": "table", "keyfigures": "table", "signature": "paragraph", "agenda": "heading"}  # the next block
SWITCHES = ("columns", "pagebreak")  # stand by themselves
BLOCKS = ("heading", "paragraph", "inline", "bullet_list", "list_item")
DIRECTIVE = re.compile(r"\{(\w+)(?::\s*(.*?))?\}\s*$")
ITEM = re.compile(r"^(\s*)(❖|\d+[.)]|[a-z][.)]|o)\s+")
NOTE = re.compile(r"\[\^(\d+)\]:\s*(.*)")
MARK = re.compile(r"(?<!^)\[\^(\w+)\]")
BOX = re.compile(r"\[\[(?:lak:(?P<width>\d+)|code:(?P<code>[^\]\s]+))\]\]")


def page_html(source: Source) -> str:
    """The whole document.

    Raises:
        BadCorpus: a directive, option or kind of Markdown that is not set, a footnote without mark or text.
    """
    front = source.front
    notes = _notes(source)
    body = f'<div class="columns-{front.columns}">{"".join(_stretches(source))}</div>'
    body = MARK.sub(lambda found: f'<span class="note" data-label="{found[1]}">{notes[found[1]]}</span>', body)
    body = BOX.sub(_box, body).replace("&lt;br&gt;", "<br>")
    cover = "".join(f"<p>{escape(text)}</p>" for text in (front.title, front.subtitle, front.date) if text)
    cover = f'<section class="cover">{cover}</section>' if front.cover else ""
    return (
        f'<html lang="nl"><title>{escape(front.title)}</title>'
        f'<body class="{front.layout} {front.font}"><div class="ornament"></div>{cover}{body}</body></html>'
    )


def page_rules(front: FrontMatter) -> str:
    """The running header, the page number and the page's side up, as CSS."""
    numbers = _quoted(front.page_numbers).replace("{n}", '" counter(page) "').replace("{total}", '" counter(pages) "')
    side = "@page { size: A4 landscape; margin: 56pt }" if front.landscape else ""
    header = f"@top-center {{ content: {_quoted(front.running_header)} }}" if front.running_header else ""
    return f"{side} @page {{ {header} @bottom-center {{ content: {numbers} }} }}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _notes(source: Source) -> dict[str, str]:
    """The footnotes as HTML by label; each has a mark and each mark has a note."""
    lines = {found[1]: number for number, line in enumerate(source.body, 1) if (found := NOTE.match(line))}
    marks = {found[1]: number for number, line in enumerate(source.body, 1) for found in MARK.finditer(line)}
    for label in lines.keys() ^ marks.keys():
        number = lines.get(label) or marks[label]
        fail(source.path, number, f"footnote [^{label}] needs a mark in the text and a line [^{label}]: …")
    return {label: MARKDOWN.renderInline(NOTE.sub(r"\2", source.body[number - 1])) for label, number in lines.items()}


def _box(found: re.Match[str]) -> str:
    if found["code"]:
        return f'<span class="code">{found["code"]}</span>'
    return f'<span class="lak" style="width: {int(found["width"]) * 0.5}em"></span>'


def _stretches(source: Source) -> Iterator[str]:
    """The body in order, cut at the directives: each speaks of the block that follows it."""
    name, value, start, held = "", "", 0, list[str]()
    for number, line in enumerate((*source.body, "{end}"), 1):
        found = DIRECTIVE.match(line)
        if not found and (line.lstrip().startswith("{") or "[[" in BOX.sub("", line)):
            fail(source.path, number, f"unknown markup «{line.strip()[:60]}»; corpus/typeset/__init__.py lists all")
        if not found:
            held.append(ITEM.sub(r"\1- [[item:\2]] ", "" if NOTE.match(line) else line))
            continue
        yield _stretch(source, name, value, start, held)
        name, value, start, held = found[1], found[2] or "", number, []
        if name not in (*NEEDS, *SWITCHES, "end"):
            fail(source.path, number, f"unknown directive {{{name}}}; known are {', '.join((*NEEDS, *SWITCHES))}")


def _stretch(source: Source, name: str, value: str, start: int, lines: Sequence[str]) -> str:
    """The HTML of a directive (empty at the beginning) and the lines up to the next one."""
    tokens = MARKDOWN.parse("\n".join(lines))
    html = '<div class="pagebreak"></div>' if name == "pagebreak" else ""
    if name == "columns":
        html = f'</div><div class="columns-{value}">'
    if name in NEEDS and (not tokens or tokens[0].type != f"{NEEDS[name]}_open"):
        fail(source.path, start, f"{{{name}}} has no {NEEDS[name]} after it; add it or take the directive out")
    if NEEDS.get(name) == "table":
        end = next(number for number, token in enumerate(tokens, 1) if token.type == "table_close")
        line = start + 1 + (tokens[0].map or [0])[0]
        html = table_html(source, line, tokens[:end], name, value, MARKDOWN.renderInline)
        tokens = tokens[end:]
    elif name == "agenda":
        tokens[0].attrs["data-number"] = value
    elif name == "signature":
        tokens[0].attrs["class"] = "signature"
        for child in tokens[1].children or []:
            child.type = child.type.replace("softbreak", "hardbreak")
    for token in tokens:
        if token.type.removesuffix("_open").removesuffix("_close") not in BLOCKS:
            line = start + 1 + (token.map or [0])[0]
            fail(source.path, line, f"{token.type} is not set here; a table needs {{table: ruled}} before it")
    html += MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return re.sub(r"<li>(\s*<p>)?\[\[item:(.+?)\]\] ", r'<li data-marker="\2">\1', html)
