"""English words that say when and name no day: soon, once a year, before the rules take effect."""

from commitments._word_edges import AtWord

_OUT = (
    r"(?:approved|released|published|issued|adopted|finali[sz]ed|ready|final|out|"
    r"in\s+(?:place|force))\b"
)
_PAPER_IS = (
    r"(?:the|these|this|its)\s+(?:[\w-]+\s+){0,3}?(?:rules|measures|standards?|regulations?|law|code|provisions|plan|"
    r"drafts?|catalog(?:ue)?|guidelines?|revision)\s+(?:(?:is|are|has\s+been|have\s+been)\s+"
    rf"{_OUT}|takes?\s+effect|comes?\s+into\s+(?:force|effect)|enters?\s+into\s+force|kicks?\s+in)"
)
"""A day that is known only when it comes: before the rules take effect."""
UNDATED = AtWord(
    r"(?i)\bas\s+(?:soon|early|quickly)\s+as\s+possible\b|\bat\s+an\s+early\s+date\b|"
    r"\bin\s+the\s+near\s+(?:future|term)\b|"
    r"\b(?:very\s+)?soon\b(?!\s+after|er)|\bshortly\b(?!\s+(?:after|before))|"
    r"\b(?:within|in)\s+a\s+matter\s+of\s+(?:days|weeks|months)\b|\bwithin\s+(?:(?:a\s+few|several|(?:the\s+)?(?:coming|next(?:\s+few)?))\s+)?(?:days|weeks|months)\b|\bin\s+a\s+few\s+(?:days|weeks|months|years)\b|"
    r"\bin\s+due\s+(?:course|time)\b|\btimely\b|"
    r"\bin\s+a\s+timely\s+(?:manner|fashion|way)\b|\bat\s+(?:an?\s+|the\s+)?(?:appropriate|"
    r"proper|right|opportune)\s+time\b|"
    r"\b(?:when|once|as\s+soon\s+as)\s+(?:appropriate|conditions\s+(?:permit|allow|are\s+(?:ripe|mature|right)))\b|"
    r"\b(?:in|over)\s+(?:the\s+)?(?:coming|next)\s+(?:days|weeks|months|quarters|years|(?:few|couple\s+of)\s+(?:days|weeks|months|"
    r"quarters|years))\b|\bin\s+the\s+years\s+(?:to\s+come|ahead)\b|\bbefore\s+long\b|"
    r"\b(?:(?:later|early|late)\s+)?(?:this|next)\s+(?:coming\s+)?(?:spring|summer|autumn|fall|winter)\b|"
    r"\b(?:before|by|ahead\s+of)\s+the\s+(?:(?:start|beginning|end|onset)\s+of\s+the\s+)?(?:next\s+)?(?:[a-z-]+\s+){0,2}?(?:season|semester|"
    r"school\s+year|holidays?|harvest)\b(?:\s+(?:begins|starts))?|\bafter\s+the\s+(?:(?:[a-z]+\s+)?(?:summer|autumn|winter|holidays?)|harvest)\b(?:\s+(?:break|holidays?))?|\bby\s+the\s+turn\s+of\s+the\s+year\b|"
    r"\b(?:by|before|in)\s+(?:the\s+(?:spring|summer|autumn|fall|winter)|summer|autumn|winter)\b(?!\s+(?:Festival|of)\b)|"
    rf"\b(?:before|until|once|as\s+soon\s+as)\s+(?:{_PAPER_IS}|(?:they|it)\s+(?:is|are)\s+{_OUT})|"
    r"\b(?:when|once|before|until)\s+the\s+(?:[\w-]+\s+){0,2}(?:pilot|trial|campaign)s?\s+ends?\b|"
    r"\b(?:once|twice)\s+(?:an?|every)\s+(?:year|quarter|month|week)\b|\bannually\b|\bduring\s+the\s+(?:(?:upcoming|coming|next)\s+)?\w+\s+season\b|"
    r"\bby\s+the\s+end\s+of\s+that\s+year\b|"
    r"\b(?:during|over|throughout)\s+the\s+(?:spring|summer|autumn|fall|winter)\b(?!\s+(?:Festival|of)\b)|"
    r"\bon\s+an?\s+(?:annual|yearly|quarterly|monthly|weekly)\s+basis\b|\bat\s+the\s+earliest(?:\s+possible\s+(?:date|time|moment))?\b|\bimminently\b|\bin\s+good\s+time\b|"
    r"\bwhen\s+the\s+time\s+(?:is|comes)\b(?:\s+right\b)?|\b(?:weekly|monthly|quarterly)\b(?=\s*(?:[,.;]|$))|"
    r"\bby\s+then\b|"
    r"\b(?:every|each)\s+(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|spring|summer|autumn|winter)\b|"
    r"\b(?:every|each)\s+(?:(?:two|three|four|five|six|[2-6])\s+)?(?:year|quarter|month|week)s?\b|"
    r"\b(?:by|before|after|around|during|ahead\s+of|in\s+the\s+run-up\s+to)\s+(?:the\s+|(?:this|next)\s+year['’]s\s+)?(?:Spring\s+Festival|"
    r"(?:Lunar|Chinese)\s+New\s+Year|National\s+Day|Dragon\s+Boat\s+Festival|"
    r"(?:Mid-Autumn|Chongyang)\s+Festival|New\s+Year)\b(?:\s+holiday)?|\b(?:before|by)\s+(?:Children['’]s|May|Labou?r)\s+Day\b|\bpromptly\b|\bin\s+the\s+(?:short\s+term|same\s+(?:year|month|quarter))\b"
)
