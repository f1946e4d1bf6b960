"""Pages that a site's guard answers with instead of its content; we say so and stay away."""

import re

_REFUSALS = frozenset((401, 403, 405, 412, 418, 451, 521))
_MARKS = re.compile(
    rb"__jsl_clearance|__jsluid|_wafchallenge|cf-browser-verification|cf_chl_|/_Incapsula_|acw_sc__v2"
    rb"|Access Denied|Just a moment\.\.\.|captcha-container|wappass\.baidu\.com"
    + "|访问验证|安全验证|访问过于频繁|请完成验证|人机验证|滑动验证|您的访问请求被拦截".encode()
    + b"|"
    + "访问验证|安全验证|访问过于频繁|人机验证".encode("gb18030"),
)
_SMALL = 20_000
"""Bytes above which a page is content even if it speaks of verification."""
_COOKIE_SCRIPT = re.compile(rb"<script[^>]*>[^<]{0,400}document\.cookie\s*=", re.S)


def challenge(status: int, body: bytes, content_type: str) -> str | None:
    """Why this answer counts as a refusal or a challenge page, or None when it doesn't."""
    if status in _REFUSALS:
        kind = "challenge page" if b"<script" in body[:_SMALL] else "refused"
        return f"{kind} ({status})"
    if status == 200 and len(body) < _SMALL and "xml" not in content_type:
        if found := _MARKS.search(body):
            return f"challenge page ({found[0].decode('utf-8', 'replace')[:40]})"
        if len(body) < 4_000 and _COOKIE_SCRIPT.search(body):
            return "challenge page (cookie script)"
    return None
