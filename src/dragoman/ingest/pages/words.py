"""What pages call their parts, in class names, ids and roles, in the languages of the news: lists of words, compiled.

A name is matched word by word (`text.names_of`): `jp-relatedposts` is "jp relatedposts", `StoryBody` "story body".
"""

from __future__ import annotations

import re
from typing import Final


def _names(*lists: str) -> re.Pattern[str]:
    words = "|".join(word.replace("_", " ") for some in lists for word in some.split())
    return re.compile(rf"(?:^| )(?:{words})(?= |$)")


HIDDEN: Final = re.compile(
    r"(?:\w+[-_:]{1,2})?(?:sr-?only|screen-?reader(?:-text|-only)?|visually-?hidden|a11y-hidden|element-(?:invisible|hidden)|vh|"
    r"vhidden|hidden-text|offscreen|"
    r"assistive-text|print-?only|only-print|visible-print(?:-block)?|rdf-meta)|hidden|is-hidden|d-none|hide|display-none",
    re.IGNORECASE,
)
"""Classes of text for screen readers, for the printer, or for nobody yet; matched with a whole class."""

TEASERS: Final = _names("teaser\\w* vorschau card cards tile tiles")
"""Other reports where they hold links; the report's own first lines where they do not."""

COMMENTS: Final = _names(
    """
    comments? commentlist comments?_?\\w*area commentary_box disqus\\w* livefyre coral_\\w+ respond discussion replies
    reader_comments user_comments kommentar(?:e|er|en|ar|arer|bereich)? komment\\w* yorum(?:lar)? comentarios? comentario\\w*
    coment commentaires? commentaire\\w* commenti commento reactions? reacties reactie opmerkingen komentar\\w* komentarz\\w*
    comentari\\w* hozzaszolas\\w* kommentit pl_box pinglun wangyou fb_comments opiniones forum leserbriefe letters
    """
)
"""What readers write."""

BOXES: Final = _names(
    # what else there is to read
    """
    related\\w* relacionad[oa]s? similar recommend\\w* recommandations? recomendad\\w* empfehl\\w* raccomand\\w* recirc\\w*
    read_?more read_?also read_?next also_?read also_?like see_?also more_(?:stories|on|from|news|reads|about|galleries|box|links)
    more_?stories keep_reading most_?(?:read|popular|viewed|shared|commented) popular\\w* trending top_(?:stories|news) latest\\w*
    ultim[aeo]s\\w* ultim_ora dernieres mas_(?:leid[ao]s|vist[ao]s|noticias) mais_(?:lidas|vistas|noticias) piu_letti plus_lus
    meist_?gelesen mest_?lest meest_?gelezen populer populair\\w* najczesciej lee_tambien leia_tambem leggi_anche lire_aussi lire
    leer_mas veja_tambem saiba_mais a_lire ilgili diger lenta ranking\\w* promo\\w* onward\\w* read_these inline_?links?
    inline_?article rich_?link in_?article_?link link_?list linkbox follow_?up packaged? next_?article next_?story prev_?next
    post_navigation nav_links up_?next playlist carousel_related story_rail rail side_?bar\\w* sidecolumn column_right col_right
    right_col right_column rightbar col_lateral lateral columna_der secondary_(?:column|col|sidebar|content) widget\\w* uho ztdh
    bstn\\w* bastian\\w* feed_post outbrain taboola mgid zergnet dable revcontent nativo dianomi inline_related story_card
    vignette cross_?sell
    """,
    # letters, subscriptions, donations, surveys
    """
    newsletters? news_letter nl_\\w+ boletin boletim rassegna mailing sign_?ups? signup\\w* subscribe\\w*
    subscri(?:ption|ptions|bers?) suscri\\w* abonn\\w* abo_\\w+ paywall_(?:message|prompt|overlay|barrier|banner|promo|offer|box)
    barrier\\w* regwall meter\\w*_(?:bar|wall) donate\\w* donation\\w* donaciones contribution contribute membership join_us
    support_us push push_prompt telegram_(?:box|banner|channel) whatsapp_(?:box|banner|channel) cta call_to_action poll polls quiz
    opt_?in external_content consent_box
    callouts? call_out kg_(?:callout|toggle|cta|signup|product|bookmark|header|email)_card quiz\\w* survey
    encuesta anketa ankieta sonda(?:z|j)? oylama
    enquete szavazas hlasovani
    tips tipsa fakta\\w* fakten\\w* faktaruta infokasten infokader recuadro encadre riquadro
    video_(?:title|headline|name|info|teaser|desc\\w*|text|summary)
    article_quote quote_(?:box|float|right|left|aside) sondaggio
    umfrage anket calificar rating emoji\\w* reaction_bar likes? zan feedback uploader your_say
    """,
    # sharing and tools
    """
    social\\w* share\\w* sharing shares sharebar sharedaddy addthis\\w* addtoany partage\\w* compartir compartilh\\w*
    condividi\\w* teilen paylas\\w* redes(?:_sociales)? sns\\w* bookmark tools toolbar toolbox herramientas post_actions
    story_tools print_(?:info|version|button) font_?size fontsize text_?size listen audio_player player_controls read_?time
    reading_?time
    """,
    # of the site
    """
    nav navi navbar navigation menu\\w* breadcrumbs? crumbs? breadcrumb\\w* footer\\w* site_foot\\w* foot colophon masthead topbar
    skip\\w* cookies? cookie\\w* consent\\w* cerez gdpr didomi\\w* cmp onetrust\\w* privacy\\w* legal modal pop_?up overlay toast
    pagination pager paging pg_(?:top|bottom) page_links tags? tag_?list tags_\\w+ etiquetas etiketler mots_cles keywords
    schlagworte topics? topic_list temas argomenti hashtags entry_utility entry_footer ticker weather doviz login logout register
    registration
    """,
    # advertisements
    """
    ads? advert\\w* adv adbox ad_\\w+ adslot ads_\\w+ adsense adsbygoogle publicidade? publicite pub pubblicita reklam\\w* reclame
    anzeige\\w* werbung annonce\\w* banner\\w* sponsor\\w* sponsored dfp gpt pr_box
    """,
    # beside the report
    """
    author_?(?:bio|box|card|info|blurb|profile|about|description|footer) bio about_(?:the_)?authors? autor_box autorenbox
    yazar_kutu contributor_bio field_bio profile_card correction\\w* corrections_?note errata footnotes? endnotes? endnote
    transcript_note fact_?box infobox info_box pull_?quotes? pullquote\\w* quote_pull quotebox copyright\\w* rightsreserved
    rights_reserved legal_note disclaimer source_links method_box buy shop\\w* store media_(?:contact|enquiries|inquiries)
    contact_box example_contact press_contact error_hint edit_links short_?link shortlink factsheet glossary podcast_promo
    live_?loading
    """,
)
"""What is page and not report. A box that holds half of the long paragraphs is no box, whatever it is called."""

EMBEDS: Final = _names(
    """
    twitter_tweet twitter_video instagram_media tiktok_embed fb_post fb_video fb_xfbml\\w* bluesky_embed mastodon_embed
    telegram_post reddit_(?:card|embed) wp_embedded_content wp_block_embed is_provider_\\w+
    embed_(?:wrap|tweet|twitter|instagram|facebook|social) embed_fallback tweet social_embed embedly_card vk_post threads_post
    """
)
"""Posts of other sites."""

CAPTIONS: Final = _names(
    """
    captions? wp_caption_text wp_caption figcaption image_caption photo_caption cutline legende? bildunterschrift bildtext
    image_text didascalia epigrafe pie_(?:de_)?foto piefoto foto_pie legenda pictext pic_text photo_text photo_desc\\w*
    image_desc\\w* media_desc\\w* img_desc\\w* content_media_description media_text art_img_text resim_alti fotoalt bildetekst
    bijschrift podpis
    """
)
"""Captions of pictures and videos."""

CREDITS: Final = _names(
    """
    credits? photo_?credits? image_?credits? media_?credits? credito\\w* credit_\\w+ crédit\\w* copyright\\w* photo_by
    photo_author photographer fotografo fotograf\\w* autor_foto foto_autor bildquelle bildnachweis fotocredit picture_credit
    img_credit source_photo media_author copyrightholder photo_agency rights sources?
    """
)
"""Who made a picture."""

AUTHORS: Final = _names(
    """
    author authors author_?names? byline_?names? byline bylines by_line byl byl_name autor autores autora auteur auteurs autore
    autori firma firmas signature yazar muhabir forfatter författare skribent redakteur journalist reporter writer writers
    contributor contributors field_author username vcard fn author_link post_author entry_author doc_authors document_authors
    hero_by story_by write_by written_by writer_name szerzo szerzok szerzoi penulis redaktor redacteur verfasser creator created_by
    createdby post_by posted_by reporter_name news_author topic_authors
    """
)
"""Who wrote the report."""

STANDFIRSTS: Final = _names(
    """
    standfirst chapo chapeau bajada sub_?titles? subtitulo subtitle\\w* sottotitolo sommario sumario news_?spot spot deck dek
    hero_deck sub_?headers? sub_?heading sub_?headline subhead_title entradilla olho linha_fina post_excerpt excerpt summary
    article_summary article_intro article_description vorspann ingress alternativeheadline undertitel onderkop nota_sumario
    lead lede perex manchet preview preview_text detail_preview anons annotation annotace opener opener_in sapo zajawka uvod intro
    intro_text introtext article_opener copete balazo resumen ledtext lidtext inleiding ozet haber_ozet sintesi occhiello_sommario
    synopsis teaser_text teasertext news_teaser description spot_text live_dek lead_paragraph field_deck field_subtitle
    article_lead_text topper_standfirst
    """
)
"""The sentence or two below the headline."""

SECTIONS: Final = _names(
    """
    breadcrumbs? breadcrumb\\w* crumbs? path fil fil_ariane bc news_path kicker volanta cat_links rubrik
    rubrique section_name section_label section_link seccion nota_seccion sezione editoria kategori post_terms tag_cat
    breadcumbs? breadcrum bread_crumbs? category category_(?:name|link|label) categoria rovat rubrika rubric sekcja kategoria
    kategorija primary_tag post_category entry_category
    context_link topper_tag eyebrow articletag_genre story_label ax_cat label_section hero_types
    """
)
"""The part of the site that the report stands in."""

FRONT: Final = frozenset(
    """
    home homepage start startseite inicio accueil início inici principal portada główna главная головна anasayfa 首页
    首頁 トップ 홈 الرئيسية خانه
    αρχική ראשי หน้าแรก beranda होम domů hem hjem forside etusivu kezdőlap acasă početna начало latest all today archive
    index
    """.split()
) | {
    "ana sayfa",
    "صفحه نخست",
    "strona główna",
    "home page",
    "front page",
    "דף הבית",
    "trang chủ",
    "página inicial",
    "pagina iniziale",
}
"""The first steps of the way to a page, which name no section."""

NEWS: Final = frozenset(
    """
    news noticias nachrichten actualités actualite actualité actualidad notizie notícias nieuws новости haberler haber zprávy správy
    vijesti vesti știri stiri berita новини вести ειδήσεις νέα uutiset nyheter nyheder aktualności wiadomości hírek समाचार خبریں 뉴스
    新聞 新闻 ニュース חדשות أخبار اخبار
    """.split()
)
"""Steps that name a section only where no other step does."""

MARKS: Final = re.compile(
    "|".join(p.pattern for p in (CAPTIONS, CREDITS, AUTHORS, STANDFIRSTS, SECTIONS))
    + r"|(?:^| )(?:headline|name|author|caption|copyrightholder|date\w*|schema:\w+|dc:\w+|tag|category)(?= |$)",
    re.IGNORECASE,
)
"""Names that tell a fact of the report."""
