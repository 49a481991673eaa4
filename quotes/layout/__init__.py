"""Blocks of an article: what is headline, running text, byline, date, caption, furniture.

Nothing rewrites the text. `layout` says where its paragraphs are and which characters of them are
not running text, by form and place alone:

- markup: `# Heading`, `**bold**`, `[name](#)`, `<p>`, bullets, labelled lines above the article
- masthead: headline, "By [The Moscow Times](#)", "January 23, 2014", "The **Moscow Times**"
- datelines: "MONTREUX —", "MOSCOW, February 05, 1:38 /ITAR-TASS/.", "LONDON, Jan 5 (Reuters) -"
- captions: "… down a street. **Hosam Katan**", "Image: Voice of America", "(AP Photo/X)"
- furniture: "Original url:", "Read more: …", "Advertisement", ABSTRACT and FULL TEXT labels

Of two mistakes, to keep a caption costs a false quotation, and to drop a paragraph costs true
ones: where the signs are weak, a paragraph stays a paragraph.
"""

from __future__ import annotations

from quotes.layout.blocks import Block, BlockKind, plain_text
from quotes.layout.compose import layout

__all__ = ["Block", "BlockKind", "layout", "plain_text"]
