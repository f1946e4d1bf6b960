"""What comes to pass in an English clause: a paper takes effect, something is done to others."""

import re

from commitments.english.course import GETS
from commitments.english.piece import Clause

_IN_FORCE = re.compile(
    r"(?:take\s+effect|be\s+(?:implemented|enforced)\s+(?:from|on|as\s+of|starting)\b|(?:come|enter|go)\s+into\s+(?:force|effect)|be\s+effective)\b"
)
"""What a paper does by itself once it is issued."""
TAKES_PART = re.compile(
    r"(?:take\s+part|participate|be\s+(?:included|enrolled))\s+in\s+(?:an?|the|this|its)\s+(?:[\w-]+\s+){0,5}?"
    r"(?:pilot|trial|campaign|competition|special\s+action)\b"
)
"""Those who take part in a programme of the ministry's make it start."""
_PROPOSED = re.compile(r"(?:is|are)\s+(?:proposed|recommended)\s+to\s")
_UNDERGONE = re.compile(
    r"able\s+to\s+(?:reach|exceed)\b|(?:be\s+)?(?:\w+ly\s+|better\s+)?[“\"‘]?(?:(?:required|allowed|permitted|obliged|barred|prohibited|exempted|told|ordered|instructed|directed|brought|led|pushed)"
    r"(?=\s+(?:to|from)\s)|held\s+(?:accountable|responsible)|punished|penali[sz]ed|exposed|blacklisted|encouraged|supported|guided|helped|assisted|fostered|cultivated|nurtured|listed|selected|announced|published|"
    r"chosen|picked|named|inspected|investigated|asked|invited|urged|taken|accepted|processed|collected|graded|organi[sz]ed|removed|recognized|built|established|"
    r"formed|created|launched|founded|set\s+up|trained|upgraded|covered|equipped|connected|renovated|transformed|"
    r"relocated|merged|closed|eliminated|phased\s+out|funded|subsidi[sz]ed|rewarded|granted|certified|evaluated|"
    r"assessed|rated|graded|screened|notified|interviewed|criticized|criticised|suspended|barred|dealt\s+with|downgraded|stripped|checked|audited|summoned|disqualified|delisted|added|included|recommended)\b(?!\s+by\s+(?!then\b|the\s+end\b|20\d\d|next\b|this\b|early\b|"
    r"late\b|mid|year|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b))",
    re.I,
)
"""Done to companies and not by them: "will be listed in batches"."""


def is_in_force(text: str, clause: Clause) -> bool:
    """Whether a paper that is issued takes effect; that a draft is to do so is proposed."""
    proposed = _PROPOSED.match(text, clause.modal) is not None
    return not proposed and _IN_FORCE.match(text, clause.verb) is not None


def is_undergone(text: str, verb: int) -> bool:
    """Whether something is done to others: they will be chosen, or get help."""
    return bool(_UNDERGONE.match(text, verb) or GETS.match(text, verb))
