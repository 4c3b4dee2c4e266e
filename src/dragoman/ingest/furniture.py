"""Which lines belong to the page and not to the report: links, share buttons, newsletters, advertisements, notices."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.ingest.furniture_words import AFTER, END_MARKS, INBOX, LINES, OPENINGS, TAIL_HEADINGS, WALL

_LONGEST = 60  # words; notices of rights and cookies are the longest

_STORY = r"(?:article|story|report|piece|page|post)"
_SITES = r"facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|instagram|youtube|e-?mail|print|copy link|share|save|tweet"

# Each matches a line from its start; `$` where a line must hold nothing else, since the same words may open a sentence.
_LINKS = (
    r"(?:read|see|learn|find out) (?:more|also|next)\b(?:\s*[:.»>→|–-]|\s*$| (?:about|on|at|in|from|here|stories|news)\b)",
    r"(?:also|must|further) read(?:ing)?\b\s*(?:[:|–-]|$)",
    rf"read the (?:rest|full|whole|original)\b.{{0,60}} (?:here|version|text|{_STORY})\b.{{0,20}}$",
    r"(?:related|watch|listen|recommended|more on this|most (?:read|popular|viewed)|trending|don['’]t miss|in pictures|top stories)"
    r"(?: (?:stories|story|articles?|topics|content|news|coverage|video|now|live|links|reading))?\s*(?::|\||>|$)",
    r"continue reading\b.{0,60}$",
    r"skip (?:to|past)\b.{0,60}$",
    r"back to top\W*$",
    r"click (?:here|on)\b.{0,120}$",
    r"tap here\b.{0,120}$",
)
_SHARING = (
    rf"share (?:this|on|via|full story|the {_STORY})\b.{{0,60}}$",
    rf"(?:(?:{_SITES})\b[\s|,•·/]*){{1,12}}$",
    r"(?:follow|like|find|join) (?:us|@\w+|our .{2,30}?) (?:on|at)\b.{0,100}$",
    r"(?:\d+ )?comments?\W*$",
    r"(?:view|show|load|post|add a|leave a) (?:all )?(?:comments?|reply)\b.{0,20}$",
    r"(?:download|get) (?:the|our)\b.{0,30} app\b.{0,120}$",
    r"listen to (?:this|the) (?:article|story).{0,40}$",
    r"\d+\s*min(?:ute)?s?\.? read\b\W*$",
    r"(?:play video|loading|(?:image|video|photo) (?:source|caption|gallery))\W*$",
)
_ADVERTISING = (
    r"sign(?:ed)? up (?:for|to|here|now|and get)\b",
    r"subscribe (?:to|now|for|today|here)\b",
    r"get (?:the|our) .{0,60} newsletter",
    r"our .{0,30}newsletters?\b.{0,120}$",
    r"advertise?ments?\b\W*$",
    r"advertise?ment\s*[-–|:]",
    r"sponsored(?: content)?\W*$",
    r"(?:story|article) continues (?:below|after)\b",
    r"have a (?:news )?tip\?",
    r"support (?:our|independent) journalism\b",
)
_NOTICES = (
    r"(?:(?:additional )?reporting|writing|editing|compiled|edited|writing and reporting) (?:and \w+ )?by (?-i:[A-Z]).{0,300}$",
    r"(?:our standards|trust principles)\s*:",
    r".{0,200}\ball rights reserved\b.{0,120}$",
    r"(?-i:SAMPLE|SPECIMEN|EMBARGOED|TEST|DRAFT)\b\s*[-–—:].{0,120}$",
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|\d{4}\b)",
    rf"(?:the )?(?:associated press|afp|reuters) contributed to this {_STORY}\b",
    rf".{{0,160}}\bcontributed to (?:this|the) {_STORY}\b.{{0,20}}$",
    rf"this {_STORY} (?:was|has been|is|originally|first) .{{0,20}}(?:published|updated|appeared|produced|generated|"
    rf"provided|amended|corrected|adapted|translated|"
    rf"syndicated)\b",
    r"for immediate release\W*$",
    r"follow .{2,80}\bcoverage\b.{0,80}$",
    r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3} \(.{2,60}\)$",
    r"\((?:[\w ]{1,24} )?(?:with|avec|con|com|mit|и|y|e) (?:AFP|AP|Reuters|EFE|dpa|ANSA|Lusa|TASS|agencies|agences|"
    r"agencias|agências|agenzie|Agenturen)"
    r"[^()]{0,40}\)$",
    r"this is a (?:developing|breaking) (?:news )?story\b.{0,80}$",
    r"more (?:to follow|details to follow|soon)\W*$",
    r"(?:we|this (?:web)?site) uses? cookies\b",
    r"(?:accept|reject|manage) (?:all )?cookies?\W*$",
    r"by (?:continuing|using) .{0,40}(?:you agree|cookies)\b",
    r"(?:please )?enable javascript\b",
    r"your browser does not support\b",
    r"(?:terms of (?:use|service)|privacy policy)\b.{0,60}$",
)
_FURNITURE = re.compile(
    r"[\s>»▶►•*|\[(-]*(?:" + "|".join((*_LINKS, *_SHARING, *_ADVERTISING, *_NOTICES)) + ")", re.IGNORECASE
)

_TRANSLATED = re.compile(
    r"\b(?:(?:machine|automatic(?:ally)?|automated|auto|computer)[\s-]+translat(?:ed|ion)\b"
    r"(?! of (?!this|the (?:article|text|story|original|page)))"
    r"|translat(?:ed|ion) (?:\w+ ){0,4}(?:by|with|using) (?:google|deepl|microsoft|bing|yandex|an? (?:ai|machine)|artificial|ai)\b)",
    re.IGNORECASE,
)
_TRANSLATION_OPENING = re.compile(
    r"\W*(?:this|the (?:text|article|story|page)|translat|machine|automat|auto|note|beta|powered|content)", re.I
)
_ABOUT_AUTHOR = re.compile(
    r",?\s+(?:(?:is|was) (?:an?|the|based|\w+['’]s)\b|covers\b|writes\b|reports (?:on|from)\b|reported from\b|has (?:written|covered|"
    r"reported|worked)\b|joined\b|"
    r"contributed\b|lives in\b|es (?:una?|el|la|corresponsal|periodista)\b|est (?:une?|le|la|journaliste|correspondant)|ist (?:ein|"
    r"der|die|korrespondent|redakteur)|"
    r"schreibt\b|è (?:una?|il|la|un['’])|é (?:uma?|o|a|jornalista|correspondente))",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:[^\W\d]+ ){1,5}\(\d{1,5}(?: [^\W\d]+)?\)")  # "Vstoupit do diskuse (84 příspěvků)"
_ADDRESS = re.compile(r"(?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")
_CONTACT = 35  # words; a longer paragraph with an address of mail may tell of it
_NOTICE = 30  # words; a notice of machine translation is a line, a report about machine translation is not


def is_furniture(line: str, *, linked: float = 0.0) -> bool:
    """Whether `line` belongs to the page and not to the report.

    Args:
        line: the words.
        linked: the share of them that is a link; words that point elsewhere need less than a colon to be told.
    """
    if len(line.split(None, _LONGEST)) > _LONGEST:
        return False
    return (
        _FURNITURE.match(line) is not None
        or _is_contact(line)
        or _COUNTED.fullmatch(line) is not None
        or LINES.match(line) is not None
        or _points_elsewhere(line, linked)
        or is_translation_notice(line)
    )


def _is_contact(line: str) -> bool:
    """Whether a line asks readers to write or gives an address to write to, in any language."""
    words = len(line.split(None, _CONTACT))
    return words < _CONTACT and (_ADDRESS.search(line) is not None or INBOX.search(line) is not None)


def _points_elsewhere(line: str, linked: float) -> bool:
    """Whether a line opens with "read also" in some language, and a colon, a link or nothing follows."""
    opening = OPENINGS.match(line)
    return opening is not None and (linked > 0.3 or AFTER.match(line, opening.end()) is not None)


def is_end_mark(line: str) -> bool:
    """Whether `line` says that the report ends here; what follows is addressed to editors."""
    return len(line) <= 40 and END_MARKS.fullmatch(line.strip(" \t-–—/*.")) is not None


def is_tail_heading(line: str) -> bool:
    """Whether `line` is the heading of what stands below a report: comments, other reports."""
    return len(line) <= 90 and TAIL_HEADINGS.match(line) is not None


def is_wall(words: str) -> bool:
    """Whether `words` say that the rest is for subscribers, or for those who are registered."""
    return WALL.search(words) is not None


def is_about_author(line: str, authors: Sequence[str]) -> bool:
    """Whether `line` tells who an author is: it begins with the name and says what he or she does, or where from the report came."""
    return any(
        author and line.startswith(author) and _ABOUT_AUTHOR.match(line, len(author)) is not None for author in authors
    )


def is_translation_notice(line: str) -> bool:
    """Whether `line` says that the text was translated by machine."""
    return (
        len(line.split(None, _NOTICE)) < _NOTICE
        and _TRANSLATION_OPENING.match(line) is not None
        and _TRANSLATED.search(line) is not None
    )
