"""What another forum's HTML becomes: Markdown that renders alike."""

import pytest

from forum.importing.html import markdown_of
from forum.markup import render_now

EMOJI = '<img src="/wink.png" title=":wink:" class="emoji" alt=":wink:">'
QUOTE = (
    '<aside class="quote no-group" data-post="5" data-topic="57"><div class="title"><div class="quote-controls"></div>'
    "\n ann:</div><blockquote><p>Is it <em>so</em>?</p></blockquote></aside>"
)
PREVIEW = (
    '<aside class="onebox allowlistedgeneric" data-onebox-src="https://example.com/a"><header class="source">'
    '<a href="https://example.com/a">Example</a></header><article class="onebox-body"><img src="x.png">'
    '<h3><a href="https://example.com/a">A [page]</a></h3><p>What it says.</p></article></aside>'
)
PICTURE = (
    '<div class="lightbox-wrapper"><a class="lightbox" href="https://example.com/large.png"><img alt="A pump"'
    ' src="small.png"><div class="meta"><svg><use></use></svg><span>1x1</span></div></a></div>'
)
POLL = (
    '<div class="poll"><div class="poll-container"><ul><li>Yes</li><li>No</li></ul></div>'
    '<div class="poll-info"><p><span>0</span> voters</p></div></div>'
)
TABLE = (
    '<div class="md-table"><table><thead><tr><th>a</th><th style="text-align:right">b</th></tr></thead>'
    "<tbody><tr><td>1 | 2</td><td>x<br>y</td></tr></tbody></table></div>"
)
CASES = {
    "<p>one<br>\ntwo</p>": "one  \ntwo",
    f"<p>Hello {EMOJI}</p>": "Hello 😉",
    QUOTE: "> [ann](/t/57/5):\n>\n> Is it *so*?",
    PREVIEW: "> [A \\[page\\]](https://example.com/a)\n>\n> What it says.",
    PICTURE: "![A pump](https://example.com/large.png)",
    POLL: "- Yes\n- No",
    TABLE: "| a | b |\n| --- | --: |\n| 1 \\| 2 | x y |",
    '<pre><code class="lang-C++">a &lt; b</code></pre>': "```cpp\na < b\n```",
    '<pre><code class="lang-auto">```\nx</code></pre>': "````\n```\nx\n````",
    "<p><strong>Note:</strong>it</p>": "**Note:** it",
    "<p><b>bold </b>word</p>": "**bold** word",
    "<details><summary>Log</summary><p>text</p></details>": "**Log**\n\ntext",
    '<div class="lazyYT" data-youtube-id="abc" data-youtube-title="How"></div>':
        "[How](https://www.youtube.com/watch?v=abc)",
    '<p><a class="mention" href="/u/u1">@u1</a> hi</p>': "@u1 hi",
    '<p>mail <span class="mention">@home</span></p>': "mail \\@home",
    "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>": "- a\n  - b\n- c",
    '<ol start="3"><li><p>a</p><p>b</p></li></ol>': "3. a\n\n   b",
    "<p># no heading</p>": "\\# no heading",
    "<p>1. no list</p>": "1\\. no list",
    "<p>2 * 3 * 4 &lt;b&gt; a_b_c _x_ `y`</p>": "2 \\* 3 \\* 4 \\<b> a_b_c \\_x\\_ \\`y\\`",
    '<p><a href="https://example.com/x_y">https://example.com/x_y</a></p>':
        "[https://example.com/x_y](https://example.com/x_y)",
    '<h2><a class="anchor" href="#a"></a>Title</h2>': "## Title",
    "<script>alert(1)</script><style>p{}</style><p>x</p>": "x",
    '<p><img src="assets/x.png" alt="a plan"></p>': "*a plan*",
    "": "",
}  # fmt: skip


@pytest.mark.parametrize("html", CASES)
def test_html_becomes_markdown(html: str) -> None:
    assert markdown_of(html) == CASES[html]


@pytest.mark.parametrize(
    "html",
    ["<div>" * 5000, "<ul><li>" * 30, "</p></div>" * 100, "<a href='", "<!--", "<p" * 999, "<table><tr>", "&#xD800;"],
)
def test_broken_html_is_no_fault(html: str) -> None:
    render_now(markdown_of(html + "end"))


@pytest.mark.parametrize(
    "html",
    [
        "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>",
        "<blockquote>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n</blockquote>",
        "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n<hr>",
        "<h3>Title</h3>\n<p>a &amp;amp; b &lt;c&gt; *d* [e](f)</p>",
        "<p>a<br>\nb</p>\n<pre><code>  x\n\n  y\n</code></pre>",
    ],
)
def test_what_the_markdown_renders_to_is_what_it_came_from(html: str) -> None:
    assert render_now(markdown_of(html)).html.strip() == html
