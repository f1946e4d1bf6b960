"""English measures that are more: lists that are published, texts, pilots that go on."""

import re

from commitments._word_edges import AtWord
from commitments.english.core import PREPOSITION, core_of, has_own_name
from commitments.english.lexicon import lexicon
from commitments.english.phrase import CUT
from commitments.english.thing import is_one_paper, is_one_programme
from commitments.model import Kind

_PAPERWORK = AtWord(
    r"(?i)\b(?:set\b(?!\s+up)|for\s+(?:public\s+)?(?:consultation|comments?)\b|stud(?:y|ies|ying)|draft|consult|formulat|revis|amend|modif|adjust|submit|rework|redraft|revamp|overhaul|updat|writ|compil|issu|approv|releas|publish|circulat|promulgat|solicit|finali[sz]|"
    r"unveil|print|\b(?:get|bring|put|come|coming)\s+out\b|draw(?:n|ing)?\s+up|working\s+on|work\s+on|"
    r"(?:comments?|opinions?|feedback|views)\s+on\b)"
)
"""What is done with papers only."""
_FINISHED = re.compile(r"\b(?:complet|finish|approv|adopt)")
_NORM = re.compile(
    r"(?:the|this|these)\s+(?:(?:new|first|national|mandatory|revised|final|updated|two|three|four)\s+)*(?:standards?|"
    r"rules|regulations?|codes?|guidelines?|catalog(?:ue)?|law|provisions|drafts?)",
    re.I,
)
"""What is finished when it is written; a plan is when it has been carried out."""
_PUBLISHING = re.compile(r"\b(?:publish|announc|releas|unveil|list|made?\s+public|publiciz)")
_NTH = "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|new|next|latest)"
_FIRST_OF = re.compile(rf"(?:the\s+|an?\s+)?{_NTH}\s+(?:batch|group|list|cohort|crop)\s+of\s")
"""What is published in batches is a list: "publish the first batch of model mills"."""
_BATCH = re.compile(rf"(?:the|an?)\s+{_NTH}\s+(?:batch|group|round)\b", re.I)
_HANDING_OUT = re.compile(r"\b(?:issu|hand(?:ed)?\s+out|grant)")
"""What comes in batches, quotas and permits, is set down on paper."""
_LIMITS = re.compile(r"\b(?:limits?|caps?|thresholds?|quotas?|index)$", re.I)
_SETTING = re.compile(
    r"\b(?:for\s+(?:public\s+)?(?:consultation|comments?)\b|consider|mull|weigh|stud(?:y|ies|ying)|draft|draw(?:n|ing)?\s+up|formulat|revis|announc|issu|"
    r"releas|publish|unveil)"
)
"""What is done with limits that are laid down: they are no limits that something reaches."""
_CHOOSING = re.compile(
    r"\b(?:select|choos|pick|approv|admit|cultivat|recogni[sz]|certif|designat|identif|apprais|start|launch|"
    r"applic|organi[sz]|kick\s+off)",
    re.I,
)
_CAMPAIGN = re.compile(
    r"(?:the|this|these)\s+(?:pilots?|trials?|campaigns?|competition|contest|crackdown|special\s+actions?|"
    r"pilot\s+(?:program(?:me)?s?|projects?|work|scheme)|inspections?|audits?|tour|survey|platform|system|"
    r"database|registry|hotline|fund)",
    re.I,
)
_PHASE_OF = re.compile(rf"^the\s+(?:{_NTH}|last|final)\s+(?:phase|stage|round)\s+of\s+", re.I)
"""Part of it that ends or begins: "the first phase of the campaign"."""
_LAUNCHED = re.compile(r"\b(?:launch|start|begin|kick(?:ed)?\s+off|roll(?:ed)?\s+out)")
_SCHEME = re.compile(r"(?:the|this)\s+(?:scheme|initiative|program(?:me)?|plan)", re.I)
"""What is launched is no paper, whatever its name."""
_WIDENED = re.compile(r"\b(?:extend|expand|widen|resum|prolong|link|connect|upgrad)", re.I)
_RUNNING = re.compile(
    r"(?:the|this|these)\s+(?:(?:trial|pilot|subsidy|trade-in|new)\s+)?(?:schemes?|initiative|program(?:me)?|service|system|platform|database|registry)",
    re.I,
)
"""What is extended goes on: "the scheme will be extended to the whole country"."""
_CHECKS = re.compile(
    r"(?:[\w-]+\s+){0,2}(?:spot|random|nationwide|national|on-site)\s+(?:checks|inspections)\b",
    re.I,
)
_BEGINNING = AtWord(
    r"(?i)\b(?:start|begin|launch|kick(?:ed)?\s+off|get\s+under\s*way|expand|extend|widen|roll(?:ed)?\s+out|"
    r"run\b|last|continue|resume|end\b|wrap\s+up|conclude|come\s+to\s+an\s+end|be\s+wound\s+up|be\s+completed|come\s+(?:online|on\s+stream)|go\s+(?:live|online)|"
    r"be\s+(?:put\s+into|up\s+and|available|operational|limited\s+to|confined\s+to|restricted\s+to)|"
    r"(?:focus|concentrate|cent(?:er|re))\s+on)"
)
_CHOSEN = frozenset((
    "provinces", "cities", "regions", "counties", "projects", "firms", "companies", "enterprises",
    "factories", "winners", "batch", "zones", "parks", "sites", "candidates", "names", "cases",
    "violators", "offenders", "recipients", "beneficiaries", "finalists", "participants",
))  # fmt: skip
_MADE_KNOWN = re.compile(
    r"\bbe\s+(?:\w+ly\s+)?(?:announced|published|unveiled|made\s+(?:public|known))\b"
)
_TEXT = re.compile(
    r"(?:the|its|this)\s+(?:(?:first|final|approval|revised|new|updated|review|draft|official|formal|"
    r"complete|full)\s+)+(?:drafts?|text|version|edition|revisions?|amendments?|rules|code|plan|standards?|guidelines?)|"
    r"(?:an?|its)\s+(?:first\s+)?drafts?",
    re.I,
)
_AMENDED = re.compile(
    r"(?:on\s+)?(?:the\s+|draft\s+|proposed\s+)*(?:amendments?|revisions?)\s+to\s", re.I
)
"""Only a paper is amended."""
_WRITING = AtWord(
    r"(?i)\b(?:adopt|approv|freez|have\b|get\b|put\b|bring\b|finish|complet|publish|releas|issu|draft|submit|unveil|finali[sz]|print|distribut|make\s+public|(?:put|bring)"
    r"\s+into\s+(?:force|effect|practice))"
)
_OPEN = re.compile(r"\bopen\s+(?:for|to)\s+(?:public\s+)?(?:comments?|consultation|feedback)\b")
_DRAFT = re.compile(r"(?:(?:the|this|its)\s+)?drafts?", re.I)
"""What is open for comment."""
_LISTED = re.compile(
    r"\bbe\s+(?:publicly\s+)?(?:listed|announced|published|made\s+public)\b[^,;]{0,30}?\bbatch"
)


def kind_by_work(phrase: str, bare: str, doing: str, plain: str, subject: str | None) -> Kind:
    """The kind of what would be a measure by its name, by what is done with it."""
    listed = _is_listed(subject, plain) if subject is not None else _FIRST_OF.match(phrase)
    if (
        (listed and _PUBLISHING.search(plain))
        or (_PAPERWORK.search(doing) and _is_paper(phrase, bare))
        or (_OPEN.search(plain) and _DRAFT.fullmatch(_bare_text(phrase)))
        or (_FINISHED.search(plain) and _NORM.fullmatch(phrase))
        or (_BATCH.match(phrase) and _HANDING_OUT.search(plain))
        or (_LIMITS.search(core_of(bare)) and _SETTING.search(doing))
        or (_WRITING.search(doing) and _TEXT.fullmatch(_bare_text(phrase)))
        or is_one_paper(phrase, bare, doing)
        or (_AMENDED.match(phrase) and _PAPERWORK.search(doing))
    ):
        return "instrument"
    one = is_one_programme(phrase, bare, doing)
    return "programme" if one or _goes_on(phrase, doing) else "measure"


def _is_listed(subject: str, predicate: str) -> bool:
    """Whether a list is published: "model mills will be published in batches"."""
    return _LISTED.search(predicate) is not None or (
        subject.rpartition(" ")[2].lower() in _CHOSEN and _MADE_KNOWN.search(predicate) is not None
    )


def _goes_on(phrase: str, doing: str) -> bool:
    """Whether a programme goes on: "select the second batch", "the pilot will begin"."""
    if _BATCH.match(phrase) and not _HANDING_OUT.search(doing):
        return _CHOOSING.search(doing) is not None
    if _WIDENED.search(doing) and _RUNNING.fullmatch(_bare_text(phrase)):
        return True
    if not _BEGINNING.search(doing):
        return False
    if _CHECKS.match(phrase):
        return True
    if _LAUNCHED.search(doing) and _SCHEME.fullmatch(_bare_text(phrase)):
        return True
    return _CAMPAIGN.fullmatch(_bare_text(_PHASE_OF.sub("", phrase))) is not None


def _bare_text(phrase: str) -> str:
    """A phrase without what follows its head."""
    return PREPOSITION.split(CUT.split(phrase, 1)[0], 1)[0].strip()


_POINTS = re.compile(r"(?:the|these|this)\s", re.I)


def _is_paper(phrase: str, bare: str) -> bool:
    """What paperwork is done on: "the rules", which were named before, or requirements."""
    core = core_of(bare)
    if core == bare and _POINTS.match(phrase):
        return (
            core == "draft"
            or lexicon().instrument.fullmatch(core) is not None
            or lexicon().written.search(core) is not None
        )
    return lexicon().written.search(core) is not None and has_own_name(bare)
