"""One walk over a page for all its blocks and for the element that holds the article."""

from hypothesis import given
from hypothesis import strategies as st

from sources._density import survey
from sources._html import paragraphs, parse_markup

_SENTENCE = "工信部表示，将加快制定渡船条例，到2030年建成300个港口，使沿江各地都有渡船可乘。"
_TEXTS = st.sampled_from(
    [_SENTENCE, "短", " ", "\n", "来源：渡口日报", "12", "Two words, and more."]
)
_TAGS = st.sampled_from(
    [
        "div",
        "p",
        "a",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "ul",
        "li",
        "section",
        "span",
        "b",
        "br",
        "script",
        "nav",
        "aside",
        "footer",
        "form",
        "h1",
    ]
)
_NAMES = st.sampled_from(["", ' class="content"', ' id="sidebar"', ' class="related"'])


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.builds(lambda t, n, i: f"<{t}{n}>{i}</{t}>", _TAGS, _NAMES, inner)
    return st.lists(element | _TEXTS, min_size=1, max_size=4).map("".join)


_MARKUP = st.recursive(_TEXTS, _wrapped, max_leaves=24)


@given(_MARKUP)
def test_the_blocks_are_those_of_the_plain_walk(markup: str) -> None:
    tree = parse_markup(f"<html><body>{markup}</body></html>")
    assert survey(tree)[0] == paragraphs(tree, everything=True)


@given(_MARKUP, _MARKUP)
def test_nothing_in_a_menu_changes_where_the_article_stands(before: str, behind: str) -> None:
    """The walk goes through menus for their words, and comes out of them as it went in."""
    page = (
        f"<html><body><nav>{before}</nav><div class='content'><p>{_SENTENCE}</p>"
        f"<p>{_SENTENCE}</p></div><footer>{behind}</footer></body></html>"
    )
    block = survey(parse_markup(page))[1]
    assert block is not None and block.get("class") == "content"


def test_a_table_of_figures_is_one_block_a_row_and_may_hold_the_article() -> None:
    page = f"<body><table><tr><td>{_SENTENCE}</td><td>{_SENTENCE}</td></tr></table></body>"
    blocks, block = survey(parse_markup(page))
    assert blocks == (f"{_SENTENCE} {_SENTENCE}",)
    assert block is not None and block.tag == "table"


def test_a_page_without_prose_has_no_article() -> None:
    assert survey(parse_markup("<body><a href='/'>首页</a></body>")) == (("首页",), None)
