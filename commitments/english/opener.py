"""English clauses that announce, greet or turn to somebody, and promise nothing by themselves."""

from commitments._anchors import Anchored
from commitments._word_edges import opened

_OPENER = opened(
    r"(?i)(?:mainly\s+|next\s+)*(?:focus on|do (?:a )?good (?:job|work)|carry out work|work|start|"
    r"make efforts|take measures)(?:\s+work)?(?:\s+(?:from|in|on))?(?:\s+(?:the following|\w+))?\s+"
    r"(?:\w+\s+)?(?:key\s+|main\s+)?(?:aspects|areas|tasks|points|fields|measures|respects|work(?!\s+(?:of|on|in)\b))\b"
    r"|(?:do|take)\s+(?:two|three|four|five|six|several|\d)\s+(?:things|steps|actions)\s*$"
    r"|(?:on\s+)?the\s+following\b"
    r"|(?:start|begin)\s+(?:off\s+)?with\b(?!\s+(?:(?:an?|the)\s+(?:[\w-]+\s+){0,4}?)?(?:pilot|trial|campaign|test|inspection|survey|audit|batch)\b)"
    r"|(?:take|answer|address)\s+(?:(?:this|that|your|these|the)\s+)?(?:one|questions?)\b"
    r"|(?:like|love)\s+to\b|say\s+(?:that\s+)?\w|give\s+(?:you|the\s+floor)\b|hand\s+over\b|turn\s+to\b"
    r"|(?:briefly\s+)?(?:introduce|brief|share|present|report|outline|update|tell|walk)\s+(?:to\s+|with\s+)?"
    r"(?:you|some|a\s+few|the\s+(?:situation|development|progress|basic))\b"
    r"|(?:answer|take|address|respond\s+to|explain|elaborate\s+on|stop|conclude)\s+"
    r"(?:it|them|here|(?:the\s+)?(?:last|next|first|final)\b.{0,12}\bquestions?)\b"
    r"|(?:do|make|take|achieve|continue)\s+(?:this|that|it|so)\b"
    r"(?!\s+(?:easier|simpler|possible|cheaper|faster|safer|more\s)\b)"
    r"|(?:accept|receive|collect)\s+(?:public\s+)?(?:comments|feedback|applications)\b"
    r"|(?:seek|solicit|invit|gather|collect|welcom)(?:ing|e)?\s+(?:public\s+)?"
    r"(?:comments?|opinions?|feedback|views|suggestions)(?:\s+(?:from\s+the\s+public|online))?"
    r"\s+(?:until|through|by|before)\b(?!.{3,30}?\son\s+(?:an?|its\s+draft|the\s+(?:draft|new|proposed|revised)|new|draft|proposed)\b)"
    r"|(?:seek|solicit|invit|gather|collect|welcom)ing\s+(?:public\s+)?"
    r"(?:comments?|opinions?|feedback|views|suggestions)[,;.]?\s*$"
    r"|take\s+(?:some\s+|more\s+|a\s+long\s+)?time\b"
    r"|(?:work|working|supporting|implementing|test|review|training|service|reporting|training|testing|planning|guiding|organizing|operating)\s+(?:requirements|"
    r"documents|guidelines|contents?|principles|rules|measures|mechanisms?|arrangements|goals|objectives|units|organi[sz]ations?|"
    r"procedures|materials|conditions|ideology|ideas|schedule)\s*$"
)
_THE_FOLLOWING = Anchored(r"(?i)(?:\w+\s+){0,8}?(?:do|carry out|take|make)\s+the\s+following\b")


def is_opener(doing: str, named: str) -> bool:
    """Announces a list and names nothing of its own: "focus on five aspects of work"."""
    short = len(named) < 3 and named.islower()  # "it"; 6G and AI are names
    opens = _OPENER.match(doing) or _THE_FOLLOWING.match(doing)
    return short or opens is not None
