"""Agency credits at the end of a caption: where they start."""

from __future__ import annotations

import re

# Agencies and photo services as they sign pictures; compared without case, dots and spaces.
_AGENCIES = frozenset(
    """
    ap apphoto apimages theassociatedpress associatedpress afp afpphoto agencefrancepresse reuters thomsonreuters epa epaefe efe
    gettyimages getty bloomberg tass itartass sputnik rianovosti xinhua ansa dpa pa pawire pamedia pressassociation ani pti
    anadolu anadoluagency aa irna isna mehr tasnim sana wam spa petra mena kyodo kyodonews jijipress yonhap nurphoto
    shutterstock zumapress upi kcna alamy magnumphotos sipa sipausa abaca rexfeatures eyevine polaris aap thecanadianpress
    canadianpress cp ntb scanpix tt keystone apa belga lusa mti pap ukrinform unian interfax belta bna qna kuna saba
    unphoto nato handout pool viaap viareuters filephoto archivephoto supplied archivbild archivfoto symbolbild symbolfoto
    imagendearchivo fotodearchivo
    photod'archives photod'illustration fotod'archivio ilustračnífoto ilustrativnafoto архивноефото صورةأرشيفية arşiv
    """.split()
)
# As words of a sentence these mean something else ("the Palestinian Authority (PA)"): in brackets they need company.
_AMBIGUOUS = frozenset(
    {
        "pa",
        "aa",
        "cp",
        "spa",
        "mena",
        "nato",
        "pap",
        "apa",
        "tt",
        "bna",
        "sana",
        "petra",
        "pool",
        "archivbild",
        "archivfoto",
        "symbolbild",
        "symbolfoto",
    }
)

_TAIL = 120  # characters; the longest credits with two photographers' names stay below 100
_PHOTO = (
    r"photo(?:graph|graphie)?s?|fotos?|fotografías?|fotografia|imagen|imagem|immagine|bild(?:er)?|foto(?:grafie)?|pictures?|images?|"
    r"pic|credit|crédit(?:s| photo)?|"
    r"crédito|credito|kép|zdjęcie|fot|valokuva|kuva|beeld|fotoğraf|görsel|фото(?:графия)?|снимка|φωτογραφία|φωτο|صورة|الصورة|تصوير|"
    r"عکس|تصویر|فوٹو|צילום|写真|照片|图片|사진|자료사진|ảnh|फोटो|फ़ोटो|तस्वीर|ছবি|படம்|ภาพ|ფოტო|fotó|fotografija|φωτό|foto dok"
)
_LABEL = re.compile(
    r"(?:^|(?<=[.!?…\"”’»)|،,۔।]\s)|(?<=\s[–—-]\s)|(?<=[^\W\d_a-zA-Z])(?=عکس)|\s(?=[\[(])|(?<=\S\s)(?=(?-i:[A-ZА-Я])))[\[(]?"
    rf"(?:(?:file|stock|handout|archiv|sursa|zdroj|izvor) )?(?:{_PHOTO}|photo credit|image source|quelle|fuente|fonte|source photo|"
    r"bildquelle|źródło|zdroj|forrás|sursa|kaynak|bron|källa|kilde|lähde|izvor|източник|источник|джерело|πηγή|المصدر|منبع|स्रोत|nguồn|sumber|출처)"
    r"(?: credit)?(?: by| courtesy(?: of)?)?\s?(?:[:：=]|\.{3}|…)\s?(?=\S)",
    re.IGNORECASE,
)
_BY_LABEL = re.compile(
    r"(?:^|(?<=[.!?…\"”’»)|]\s)|\s(?=[\[(]))[\[(]?(?:(?:file|stock|handout) )?(?:photo(?:graph)?|picture|image)s? (?:by|"
    r"courtesy of)\s+\S",
    re.IGNORECASE,
)
_SIGN = re.compile(r"(?:^|(?<=\s))©\s?(?:\d{4}\s)?[^\W\d]|(?<=[.!?…”»)\s])\(c\)\s+[^\W\d]", re.IGNORECASE)
_MOST_WORDS = 10  # after a label
_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\.?$")
_AFTER_STOP = re.compile(r"[.!?…][\"”’'»)]*(\s+)(?=\S)")
_SEPARATOR = re.compile(r"\s*[|©]\s*|\s+[/–—-]+\s+|\s*—\s*")
_JOINTS = re.compile(r"\s*(?:/|\||,|&|©|\s[–—-]\s|\bvia\b|\band\b)\s*")
_NAME = re.compile(
    r"(?:(?:[A-Z]\.)+|[A-Z][\w’'.-]*|al-\w+|de|van|von|der|bin|el)(?:\s+(?:(?:[A-Z]\.)+|[A-Z][\w’'.-]*|al-\w+|de|van|von|der|bin|"
    r"el)){0,4}\Z"
)
_PHOTO_BY = re.compile(
    r"^(?:(?:file|pool|handout)\s+)?(?:photo(?:graph)?|picture|image)s?(?:\s+by)?:?\s+", re.IGNORECASE
)


def credit_start(paragraph: str) -> int | None:
    """Where the credit that ends `paragraph` starts, counted in characters of `paragraph`; None where it has none.

    "Mr X at the Kremlin. AP" gives the position of "AP"; "Photo: AFP" gives 0.
    """
    offset = max(0, len(paragraph) - _TAIL)
    tail = paragraph[offset:]
    if offset == 0 and is_credit(tail) and _key(tail) not in _AMBIGUOUS:
        return 0
    for pattern in (_LABEL, _BY_LABEL, _SIGN):
        for label in pattern.finditer(tail):
            rest = tail[label.end() :]
            bracketed = label[0].lstrip().startswith(("(", "[")) and rest.rstrip(". ").endswith((")", "]"))
            if len(rest.split()) <= _MOST_WORDS and (bracketed or not re.search(r"[^\W\d_A-Z]\.\s", rest)):
                return offset + label.start() + len(label[0]) - len(label[0].lstrip())
    bracket = _BRACKET.search(tail)
    if bracket is not None and _is_bracketed_credit(bracket[1]):
        return offset + bracket.start()
    starts = [m.end() for m in _AFTER_STOP.finditer(tail)] + [m.start() for m in _SEPARATOR.finditer(tail)]
    for start in sorted(starts):
        words = tail[start:].strip(" |©/–—-\t")
        if words and is_credit(words):
            return offset + start + (len(tail[start:]) - len(tail[start:].lstrip()))
    return None


def is_credit(words: str) -> bool:
    """Whether `words` are nothing but a credit: an agency, with names of photographers or other agencies around it."""
    pieces = [piece for piece in _JOINTS.split(_PHOTO_BY.sub("", words.strip().rstrip("."))) if piece]
    return bool(pieces) and any(map(_is_agency, pieces)) and all(_is_agency(p) or _NAME.match(p) for p in pieces)


def is_photo_credit(words: str) -> bool:
    """Whether a credit can only be a picture's, not the sign-off of a text ("AP" may be either)."""
    return bool(re.search(r"photo|picture|image|getty|handout|pool|©|/", words, re.IGNORECASE))


def _is_agency(piece: str) -> bool:
    key = _key(piece)
    return key in _AGENCIES and (
        piece[0].isupper()
        or not piece[0].isascii()
        or key in {"dpa", "ap", "afp", "epa", "pool", "viaap", "viareuters"}
    )


def _is_bracketed_credit(words: str) -> bool:
    key = _key(words)
    return key not in _AMBIGUOUS and (is_credit(words) or (len(key) > 3 and key in _AGENCIES and words.islower()))


def _key(words: str) -> str:
    return re.sub(r"[\s.-]", "", words).lower()
