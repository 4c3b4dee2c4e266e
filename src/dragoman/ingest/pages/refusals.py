"""Pages that hold no report, and the code that says which kind they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.errors import RefusedArticle
from dragoman.ingest.furniture import is_wall
from dragoman.ingest.pages.view import Block, PageView, is_long

_NUMBER = r"(?:40[0134]|410|42[09]|451|50[0234]|52[0-6])"
_ERROR = re.compile(
    rf"^\W*(?:http\s+|error\s+|erreur\s+|fehler\s+|ошибка\s+)*{_NUMBER}\b|"
    rf"\b{_NUMBER}\b.{{0,20}}\b(?:error|not found|forbidden|denied|unavailable|gateway)|\b(?:error|erreur|fehler|ошибка|"
    rf"hata)\s+{_NUMBER}\b|"
    r"page (?:not found|cannot be found|can['’]?t be found|could not be found|unavailable|does(?:n['’]t| not) exist|is gone|"
    r"no longer exists)|"
    r"(?:can(?:['’]t|not)|could(?: not|n['’]t)|unable to) find (?:the|that|this|your)?\s?(?:page|article|story)|"
    r"(?:page|article|story|content) (?:you (?:are|were) looking for|you requested)|^not found$|^forbidden$|^access denied|"
    r"^just a moment|"
    r"attention required|are you (?:a robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|(?:service|"
    r"site) (?:temporarily )?unavailable|"
    r"under maintenance|checking your browser|request (?:blocked|rejected)|"
    r"página no (?:encontrada|existe|disponible)|no (?:se )?(?:ha )?encontr\w+ la página|página não (?:encontrada|existe)|"
    r"page (?:introuvable|non trouvée|inexistante)|cette page n['’]existe|pagina non (?:trovata|esiste|disponibile)|"
    r"seite (?:wurde )?nicht gefunden|seite existiert nicht|pagina (?:is )?niet gevonden|sid(?:an|en) (?:kunde inte hittas|finns inte|"
    r"ikke funnet|blev ikke fundet)|"
    r"sivua ei löyd|nie znaleziono strony|strona nie (?:istnieje|została)|stránka (?:nebyla|nebola)? ?ne(?:nalezena|nájdená|existuje)|"
    r"az oldal nem található|"
    r"pagina (?:nu a fost găsită|nu există)|sayfa bulunamadı|страница не (?:найдена|существует)|сторінку не знайдено|"
    r"страницата не е намерена|"
    r"η σελίδα δεν βρέθηκε|الصفحة (?:غير موجودة|المطلوبة)|لم يتم العثور|صفحه (?:مورد نظر )?(?:یافت نشد|پیدا نشد)|הדף לא נמצא|"
    r"页面不存在|找不到(?:该)?页面|您访问的页面|頁面不存在|ページが見つかりません|お探しのページ|페이지를 찾을 수 없|"
    r"halaman tidak ditemukan|không tìm thấy trang",
    re.IGNORECASE,
)
_ERROR_NAME = re.compile(
    r"(?:^|[\s_-])(?:error-?(?:page)?-?40[34]|error404|page-?404|tmpl-?404|is-?404|not-?found(?:-page)?|404)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?|needs?) javascript|javascript (?:is|to be) (?:disabled|required|enabled|off|turned)|"
    r"without javascript|"
    r"(?:habilit|activ)[ae]r? (?:el )?javascript|activez javascript|javascript (?:aktivieren|activé|ist deaktiviert)|включите javascript",
    re.IGNORECASE,
)
_FRONT = frozenset("CollectionPage ItemList SearchResultsPage ProfilePage WebSite".split())

_STUB_WORDS = 120  # a page with an error's title or a wall's words and less body than this is no report
_SIGNED_WORDS = 20  # the least body of a page that says it is an article: news in brief are two sentences
_DATED_WORDS = 40  # the least body of a page that says no more than when it was published: statements of ministries
_UNSIGNED_WORDS = 60  # the least body of a page that says nothing of the kind


def is_error_title(words: str) -> bool:
    """Whether a headline is that of an error page."""
    return _ERROR.search(words[:200]) is not None


def check_report(
    words: int,
    *,
    titles: Sequence[str],
    names: str,
    page_words: str,
    raw: str,
    is_article: bool,
    is_paid: bool,
    kinds: Sequence[str],
    front: bool,
    is_dated: bool = False,
) -> None:
    """Nothing where the page holds a report.

    Args:
        words: of the body that was found.
        titles: its headlines.
        names: what its body element is called.
        page_words: all that stands on it.
        raw: its HTML, for what it says to browsers without JavaScript.
        is_article: it says that it is an article.
        is_paid: it says that it is not free.
        kinds: the schema.org types that it says it is of.
        front: it is made of links to reports.
        is_dated: it says when it was published.

    Raises:
        RefusedArticle: `error-page`, `paywalled`, `no-article`.
    """
    error = next((title for title in titles if is_error_title(title)), "")
    if (error and (words < _STUB_WORDS or not is_article)) or (_ERROR_NAME.search(names) and not is_article):
        raise RefusedArticle(
            "error-page", f"an error page, by its title {(error or titles[0] if titles else '')[:60]!r}"
        )
    if words < _STUB_WORDS and (is_paid or is_wall(page_words)):
        raise RefusedArticle("paywalled", f"{words} words before a paywall or a login; save the full page")
    if not is_article and (front or (set(kinds) & _FRONT and words < 2 * _STUB_WORDS)):
        raise RefusedArticle("no-article", "a page of links to reports; give the reports")
    if words < (_SIGNED_WORDS if is_article else _DATED_WORDS if is_dated and not front else _UNSIGNED_WORDS):
        if _SCRIPT.search(page_words) or _SCRIPT.search(raw):
            raise RefusedArticle("no-article", f"{words} words; the page needs JavaScript: save it from a browser")
        raise RefusedArticle("no-article", f"no report found on the page ({words} words of running text)")


def is_front(page: PageView, outside: Sequence[bool], body: Sequence[Block]) -> bool:
    """Whether a page is made of links to reports: more headings that are links than long paragraphs."""
    headings = sum(
        block.linked * 10 > block.size * 8 and len(block.words) > 20
        for block in page.blocks
        if block.tag in {"h2", "h3", "h4", "h5"} and not outside[block.box]
    )
    return headings >= 5 and headings > sum(map(is_long, body))
