"""One form for all spellings of an address, so that a report linked in three ways is got once."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

TRACKING: Final = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh mc_cid mc_eid mkt_tok _ga _gl _hsenc _hsmi "
    "hsctatracking vero_id vero_conv oly_anon_id oly_enc_id rb_clickid s_cid wickedid ncid cmpid xtor ocid smid ito "
    "at_medium at_campaign at_link_id at_link_type at_link_origin at_format at_ptr_name at_bbc_team at_campaign_type "
    "ns_mchannel ns_source ns_campaign ns_linkname ns_fee __twitter_impression guccounter guce_referrer guce_referrer_sig "
    "piwik_campaign piwik_kwd pk_campaign pk_kwd pk_source pk_medium mtm_campaign mtm_source mtm_medium mtm_kwd".split()
)
"""Parameters that say where a reader came from. What may choose the page (id, p, page, lang, ref) is kept."""

_TRACKING_PREFIXES: Final = ("utm_",)
_DEFAULT_PORTS: Final = {"http": ":80", "https": ":443"}
_ESCAPED: Final = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_HOST_DOTS: Final = re.compile(r"\.+$")


def canonical(url: str) -> str:
    """The address with its host in lower case and without default port, fragment and tracking parameters.

    Escapes are written alike (RFC 3986, 6.2.2). Scheme, order of parameters, `www.` and final slashes stay: servers
    tell them apart. What is no address is given back as it is.
    """
    try:
        parts = urlsplit(url.strip())
        scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        return url
    if not host:
        return url
    host = _HOST_DOTS.sub("", host)
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return url
    if ":" in host:
        host = f"[{host}]"
    port = "" if port == _DEFAULT_PORTS.get(scheme) else port
    query = "&".join(filter(None, (one for one in parts.query.split("&") if not _tracks(one))))
    return urlunsplit((scheme, host + port, _alike(parts.path) or "/", _alike(query), ""))


def _tracks(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in TRACKING or name.startswith(_TRACKING_PREFIXES)


def _alike(text: str) -> str:
    """Escapes in capitals, none where none is needed, and everything beyond ASCII escaped."""

    def one(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match[0].upper()

    return quote(_ESCAPED.sub(one, text), safe="%/:?#[]@!$&'()*+,;=-._~", errors="surrogatepass")
