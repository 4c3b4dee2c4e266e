"""Lines that belong to the page and not to the report, in the languages of the news (English: `furniture`)."""

from __future__ import annotations

import re
from typing import Final

_READ_ALSO = r"""
lee (?:también|además|más|aquí)|leer (?:también|más)|te puede interesar|le puede interesar|puede interesarte|puedes? leer|
quizás? te interese|más (?:información|sobre|noticias)|
vea (?:también|además)|ver (?:también|además|más)|mire (?:también|además)|mirá también|noticias? relacionadas?|artículos? relacionados?|
en contexto|además,? lea|siga leyendo|
lire (?:aussi|également|la suite|plus)|[àa] lire (?:aussi|également)|[àa] (?:voir|écouter) (?:aussi|également)|voir aussi|
sur le même (?:sujet|thème)|en savoir plus|notre dossier|articles? liés?|
leia (?:também|mais|ainda|a íntegra)|veja (?:também|mais|ainda)|saiba mais|confira (?:também|mais)|assista(?: também)?|
entenda(?: mais)?|notícias? relacionadas?|
leggi (?:anche|di più|qui)|da leggere|vedi anche|guarda (?:anche|il video)|approfond(?:isci|imenti|imento)|per approfondire|
potrebbe interessarti|articoli correlati|
lesen sie (?:auch|mehr|hier)|lies auch|auch interessant|mehr (?:zum thema|dazu|lesen|erfahren)|das könnte (?:sie|
dich) (?:auch )?interessieren|siehe auch|weiterlesen|zum thema|
lees (?:ook|meer|verder)|bekijk ook|meer over|zie ook|læs (?:også|mere)|les (?:også|mer)|läs (?:också|även|mer)|se også|se även|
lue (?:myös|lisää)|
czytaj (?:też|także|również|więcej|dalej)|przeczytaj (?:też|także|również)|zobacz (?:też|także|również)|polecamy|
čtěte (?:také|také:|více|i)|přečtěte si (?:také|i|více)|mohlo by vás zajímat|čítajte (?:aj|tiež|viac)|prečítajte si (?:aj|tiež)|
olvassa el|olvasd el|ezt is (?:olvassa|ajánljuk)|kapcsolódó cikk\w*|
citește (?:și|mai mult)|citiți (?:și|mai mult)|vezi și|pročitajte (?:i|još)|pročitaj (?:i|više)|opširnije|povezane vesti|
preberite (?:tudi|še)|прочитайте (?:още|также|також)|вижте (?:още|също)|
читайте (?:также|ещё|еще|по теме|нас|подробнее|також)|смотрите также|подробнее|по теме|материалы по теме|читать (?:также|далее|ещё|еще)|
що ще почитати|дивіться також|
διαβάστε (?:επίσης|ακόμη|ακόμα|περισσότερα)|δείτε (?:επίσης|ακόμη)|lexo (?:edhe|më shumë)|
(?:bunu da|bunlar da|ayrıca) oku\w*|ilgili haber(?:ler)?|ayrıca bak\w*|devamını oku|haberin devamı|bunlar da ilginizi çekebilir|
اقرأ (?:أيضا?ً?|أيضًا|المزيد|كذلك)|إقرأ أيضا?ً?|شاهد أيضا?ً?|للمزيد|(?:مواضيع|موضوعات) (?:ذات صلة|متعلقة)|مقالات ذات صلة|طالع أيضا?ً?|
بیشتر بخوانید|بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|مزید پڑھیں|یہ بھی پڑھیں|קראו (?:עוד|גם)|עוד בנושא|כתבות נוספות|
(?:यह|ये) भी पढ़ें|और पढ़ें|इसे भी पढ़ें|আরও পড়ুন|மேலும் படிக்க|baca (?:juga|selengkapnya)|simak juga|lihat juga|xem thêm|đọc thêm|
soma (?:pia|zaidi)|อ่านเพิ่มเติม|อ่านต่อ|
相关(?:阅读|新闻|报道|链接|文章)|相關(?:閱讀|新聞|報導)|延伸阅读|延伸閱讀|更多(?:阅读|新闻)|推荐阅读|あわせて読みたい|関連(?:記事|
ニュース|リンク)|こちらもおすすめ|関連\s?기사|관련\s?기사|더 ?보기
"""
OPENINGS: Final = re.compile(r"[\s>»▶►•*|✅👉➡️\[(-]*(?:" + _READ_ALSO.replace("\n", "") + r")(?![^\W_])", re.IGNORECASE)
"""How a line opens that points to other reports."""

AFTER: Final = re.compile(r"\s*(?:[:：|>»→–—-]|\.{0,3}\s*$)")
"""What follows such an opening where it is one."""

_PROMPTS = r"""
(?:suscr[ií]b(?:ete|ase|a|ite|irse)|inscr[ií]b(?:ete|ase)|reg[ií]str(?:ate|ese)|s[ií]gu(?:enos|anos|e a)|[úu]nete a nuestro|
recib[ae] (?:cada|en su|las noticias|todas|nuestr)|descarg[au]e? (?:la|nuestra) app)\b.{0,140}$|
reciba .{0,40}(?:correo|boletín|newsletter).{0,60}$|apúntate a (?:nuestr|la newsletter).{0,100}$|(?:haz|haga|hacé) clic(?:k)? (?:aquí|
acá).{0,120}$|
(?:inscrivez-vous|abonnez-vous|suivez-nous|recevez (?:chaque|tous|toute|nos|notre|gratuitement|l['’]essentiel)|téléchargez l['’]app|
retrouvez-nous sur|rejoignez-nous)\b.{0,140}$|
(?:chaque (?:matin|soir|semaine|jour)),? (?:recevez|retrouvez).{0,140}$|cliquez ici.{0,120}$|
(?:inscreva-se|cadastre-se|assine (?:a|nossa|o|nosso|já)|siga(?:-nos)? (?:o|a|no|nas)|receba (?:as|no|nossas|todas|diariamente)|
baixe o app|participe do (?:nosso )?(?:canal|grupo)|entre no (?:canal|grupo))\b.{0,140}$|
clique aqui.{0,140}$|(?:iscriviti|abbonati|seguici|ricevi (?:ogni|le|la|gratis)|scarica l['’]app|clicca qui|unisciti al)\b.{0,140}$|
(?:(?:jetzt )?(?:abonnieren|bestellen|folgen) sie|melden sie sich|newsletter (?:abonnieren|bestellen)|hier (?:klicken|anmelden)|
(?:jeden (?:morgen|tag|abend)).{0,60}(?:newsletter|postfach|e-mail))\b.{0,140}$|
(?:schrijf je in|meld je aan|volg ons|tilmeld dig|följ oss|prenumerera på|meld deg på|følg oss|tilaa uutiskirje|seuraa meitä)\b.{0,140}$|
(?:zapisz się|subskrybuj|obserwuj nas|śledź nas|polub nas|přihlaste se k odběru|sledujte nás|prihláste sa|iratkozzon fel|
kövessen minket|kövess minket|abonează-te|abonați-vă|urmărește-ne|urmăriți-ne|prijavite se|pratite nas)\b.{0,140}$|
(?:подпи(?:сывайтесь|сывайся|саться|шись|шитесь)|присоединяйтесь|следите за|читайте нас|підпис(?:уйтесь|атися|уйся)|приєднуйтесь|
стежте за|абонирайте се|последвайте ни|пратете ги)\b.{0,160}$|
(?:наш|официальный) (?:телеграм|telegram|канал).{0,120}$|(?:нашли|заметили|знайшли|помітили) (?:опечатку|ошибку|помилку).{0,120}$|
(?:εγγραφείτε|ακολουθήστε (?:μας|το)|abone ol|abone olun|bizi takip edin|takip edin|haber bültenimize|google news.{0,20}abone|
son dakika haber(?:ler)?ini? .{0,30}takip)\b.{0,140}$|
(?:اشترك|اشتركوا|تابعونا|تابعوا|تابع|سجل الآن|انضم إلى|حمل تطبيق|للاشتراك|لمتابعة (?:آخر|أهم)|انضموا).{0,140}$|
(?:عضو (?:کانال|شوید)|به کانال|ما را (?:در|دنبال)|
در خبرنامه).{0,140}$|
(?:הצטרפו|הירשמו|עקבו אחרינו).{0,140}$|(?:हमें फॉलो|सब्सक्राइब|व्हाट्सएप चैनल).{0,140}$|.{0,120}(?:جوائن کریں|فالو کریں|سبسکرائب کریں|
डाउनलोड करें|फॉलो करें|सब्सक्राइब करें|জয়েন করুন).{0,20}$|(?:ikuti kami|dapatkan (?:berita|update)|
ikuti berita|gabung di)\b.{0,140}$|(?:theo dõi|đăng ký nhận)\b.{0,140}$|
(?:扫一扫|扫描二维码|扫码|关注(?:我们|公众号|微信)|点击(?:关注|下载)|更多精彩内容|欢迎关注|下载.{0,10}客户端|长按识别).{0,80}$|
(?:ニュースレター|メールマガジン|メルマガ|アプリ(?:を|で)|フォロー(?:する|して)|
会員登録|友だち追加).{0,80}$|(?:구독하기|구독신청|뉴스레터|카카오톡|네이버에서).{0,80}$|
get .{2,60} (?:briefing|newsletter|digest|update)s? in your (?:inbox|e-?mail).{0,80}$|(?:join|follow) (?:us|our) .{0,20}(?:whatsapp|
telegram|channel|facebook|twitter|instagram).{0,80}$|
(?:if you value|to support|please consider|we rely on|help us|support) .{0,80}\b(?:donat|contribut|subscri|journalism|
newsroom)\w*.{0,120}$|
.{0,60}(?:is|are) (?:free|funded|supported) .{0,40}\breaders?\b.{0,80}$|.{0,60}\breader-supported\b.{0,120}$|
thanks for reading\b.{0,120}$|this (?:post|
newsletter) is (?:public|free).{0,100}$|
are you in the area\?|(?:have you|do you have) (?:been affected|a story|a tip|information)\b.{0,120}$|if it is safe to do so,.{0,200}|
share your experiences?\b.{0,160}$|have your say\b.{0,120}$|.{0,120}\bin the comments(?: below| section)?\W*$|
(?:tipsa oss|hör av dig|zapratite nas|ostanite u toku|pridružite se|urmărește-ne|dacă ți-a plăcut)\b.{0,140}$|
(?:bonus )?(?:video|audio|galerija|galerie|galeri|fotogaleria?|galería|fotos?)\s*:?$
"""
_ADVERTS = r"""
(?:-+\s*)?(?:publicidad|publicidade|publicité|pubblicità|anzeige|werbung|advertentie|annons|annonse|annonce|reklam|reklama|reklame|
hirdetés|mainos|реклама|publicitate|oglas|διαφήμιση|إعلان|اعلان|آگهی|تبلیغات|פרסומת|विज्ञापन|iklan|quảng cáo|โฆษณา|广告|廣告|広告|PR|
광고)(?:\s*-+)?\W*$|
(?:the )?(?:story|article|text|la nota|el artículo|l['’]article|der artikel|a matéria) (?:continues|continúa|se poursuit|geht|
continua) (?:below|after|después|après|unten|weiter|abaixo|após).{0,60}$|
(?:continúa|sigue) (?:después|debajo) de la publicidad\W*$|la suite après (?:la|cette) publicité\W*$|continua (?:depois|após) (?:da|
a) publicidade\W*$|lees verder onder de advertentie\W*$|
skip (?:the )?advertisement\W*.{0,60}$|end of (?:the )?(?:advertisement|first part|ad)\b.{0,100}$
"""
_RIGHTS = r"""
.{0,160}(?:todos los derechos reservados|prohibida (?:la|su) reproducción|tous droits réservés|reproduction interdite|
todos os direitos reservados|proibida a reprodução|riproduzione (?:riservata|vietata)|tutti i diritti riservati|
alle rechte vorbehalten|alle rechten voorbehouden|alla rättigheter|alle rettigheter|wszelkie prawa zastrzeżone|všechna práva vyhrazena|
všetky práva vyhradené|minden jog fenntartva|toate drepturile rezervate|sva prava (?:zadržana|pridržana)|
все права защищены|усі права захищено|всички права запазени|με επιφύλαξη παντός|tüm hakları saklıdır|her hakkı (?:saklıdır|mahfuzdur)|
izinsiz (?:kullanılamaz|kopyalanamaz)|جميع الحقوق محفوظة|تمامی? حقوق .{0,60}محفوظ|نقل مطالب .{0,40}منبع|כל הזכויות|सर्वाधिकार सुरक्षित|
hak cipta (?:©|dilindungi)|
版权所有|版權所有|未经.{0,12}(?:授权|许可|允许).{0,10}(?:禁止|不得|严禁|谢绝)|无断転載|無断転載|無断複製|저작권자\s*[ⓒ©(]|무단\s?전재|
material may not be published).{0,160}$|
(?:©|\(c\))\s*\S.{0,120}$|copyright\s*(?:©|\(c\)|\d{4}\b).{0,160}$|purchase licensing rights\b.{0,60}$|order reprints\b.{0,80}$|
buy (?:this|a) (?:picture|photo|print)s?\b.{0,60}$
"""
_NOTES = r"""
(?:empfohlener (?:redaktioneller|externer) inhalt|an dieser stelle finden sie einen externen inhalt|ich bin damit einverstanden, dass mir\s
externe inhalte|externen inhalt (?:anzeigen|laden)|(?:to view|in order to view) this content,? (?:you|please)|
this content is (?:hosted|provided) by|ce contenu (?:est|n['’]est pas|a été) (?:bloqué|hébergé|disponible)|este contenido (?:se aloja|
está alojado)|om deze (?:content|inhoud) te (?:kunnen )?(?:zien|tonen)|per vedere questo contenuto|detta innehåll (?:visas|kräver)|
aby zobaczyć tę treść|transparenzhinweis\s*:).{0,300}|
(?:artikeln uppdateras|art(?:ikkelen|iklen) op?pdateres|saken oppdateres|juttua täydennetään|
(?:der )?artikel wird (?:laufend )?aktualisiert|
(?:dit )?artikel wordt (?:aangevuld|bijgewerkt)|noticia en (?:desarrollo|ampliación)|(?:matéria|notícia) em atualização|
(?:notizia |articolo )?in aggiornamento|(?:l['’]|cet )article (?:sera|est) (?:régulièrement )?mis à jour|plus d['’]informations à venir|
știre în curs de actualizare|vest se dopunjuje|zprávu? (?:se aktualizuje|aktualizujeme)|artykuł (?:jest|będzie) aktualizowany|
(?:новость|материал) (?:дополняется|обновляется)|новина (?:доповнюється|оновлюється)|haber güncelleniyor|cikkünk frissül).{0,40}$|
(?:ältere|frühere|in einer früheren) .{0,20}version.{0,200}|(?:an |a )?(?:earlier|previous) version of this (?:article|story|
report).{0,300}|(?:a )?corrections? (?:was|were|has been|have been) (?:made|appended).{0,300}|
(?:correction|clarification|editor['’]?s?['’]? note|note to (?:readers|editors)|corrección|fe de erratas|nota del editor|
nota de la redacción|correctif|rectificatif|note de la rédaction|correção|nota da redação|correzione|nota della redazione|
anm(?:erkung)?\.? (?:der|d\.) red(?:aktion)?\.?|korrektur|hinweis der redaktion|поправка|от редакции|düzeltme|editörün notu|تصحيح|
ملاحظة)\s*[:：].{0,400}|
(?:sources?|fuentes?|fontes?|fonte|quellen?|bron|kaynak|källa|kilde|lähde|źródło|zdroj|forrás|sursa|izvor|источник|джерело|източник|
المصدر|منبع|出典|출처)\s*[:：].{0,80}$|when we learn of a mistake.{0,300}|if you (?:spot|see|find|notice) (?:an error|
a mistake).{0,200}|(?:found|noticed|spotted) (?:a|
an) (?:mistake|error|typo)\W.{0,120}$|we (?:apologi[sz]e|regret) (?:for )?(?:the|any) error.{0,120}$|
a version of this (?:article|story|column).{0,300}|this (?:article|story|report) (?:appears|appeared|originally).{0,200}|(?:reporting|
research|travel) for this (?:story|article|report) was (?:supported|funded|made possible).{0,200}|
a transcript of this.{0,160}|(?:this|the) (?:interview|conversation|transcript) (?:was|has been) (?:edited|condensed|conducted|
translated).{0,200}|
(?-i:[A-Z][\w’'.-]+ [A-Z][\w’'.-]+)(?:(?:,| and) (?-i:[A-Z][\w’'.-]+ [A-Z][\w’'.-]+)){0,5}(?:,? (?:in|
from) (?-i:[A-Z])[\w ,]{2,40})? (?:contributed (?:to|research|reporting)|contributed\.?$).{0,160}|
(?:for (?:media|press|more|further) (?:in|en)quir(?:ies|y)|media (?:contacts?|(?:in|en)quiries)|press (?:contacts?|office)|
notes? to editors|about (?:the )?(?:author|writer)s?|for (?:more|further) information)\b.{0,160}$|
(?:contacto de prensa|contact presse|pressekontakt|contatti stampa|contato para a imprensa)\b.{0,120}$|
(?:follow|find) .{2,60} on (?:social media|twitter|x|facebook|instagram)\b.{0,120}$|links? in this article\W*$|(?:short link|lien court|
لینک کوتاه|kısa link|短链接)\b.{0,80}$|
(?:responsible|edited|fact-?checking|design|photo editing) (?:editor|by)\b.{0,120}$|(?:责任编辑|責任編輯|编辑|責編|责编|校对|来源|來源|
稿源|【纠错】|【责任编辑).{0,60}$|
(?:etiquetas|tags?|temas|mots[- ]clés|schlagw(?:orte|örter)|themen|argomenti|palavras-chave|теги|метки|темы|etiketler|برچسب ?ها|وسوم|
الكلمات المفتاحية|标签|关键词|キーワード|topics|keywords|filed under|tagged(?: (?:with|as))?)\s*[:：].{0,200}$|
(?:bu habere )?tepkiniz ne\W*|¿?qué (?:te|le) pareció.{0,60}$|califi(?:que|ca) esta (?:nota|noticia).{0,60}$|was this (?:article|
page) (?:useful|helpful).{0,40}$|
this embed is not available.{0,120}$|(?:fetching|loading|load) (?:the )?(?:newest|latest|more|earlier).{0,100}$|updated at\b.{0,30}$|
this live (?:blog|page) (?:is|has) (?:now )?(?:closed|ended).{0,60}$|
(?:page|seite|página|pagina|страница) \d+ (?:of|von|de|di|из) \d+\W*$|next page\b.{0,80}$|read on a single page\W*$|
swipe to see.{0,40}$|opens? in (?:a )?new (?:window|tab)\W*$|
(?:printed|downloaded) from\b.{0,120}$|printer-friendly version\W*$|print version\W*$|views?\s*[:：]\s*[\d ., ]+$|\d[\d.,]*\s*(?:views|
vistas|vues|просмотров|görüntülenme|阅读|文字|字)\W*$|
your browser.{0,120}$|(?:please )?turn on javascript.{0,80}$|.{0,60}(?:uses|utiliza|utilizamos|usamos|utilise|utilisons|verwendet|
verwenden|kullanıyoruz|используем|использует).{0,40}\b(?:cookies?|çerez\w*|куки|файлы cookie).{0,120}$
"""


def _lines(*lists: str) -> str:
    return "|".join(some.strip().replace("|\n", "|").replace("\n", "") for some in lists)


LINES: Final = re.compile(
    r"[\s>»▶►•*|✅👉➡️\[(-]*(?:" + _lines(_PROMPTS, _ADVERTS, _RIGHTS, _NOTES) + ")", re.IGNORECASE
)
"""Lines that are the page's own from their first words on."""

INBOX: Final = re.compile(
    r"\b(?:in your (?:inbox|mailbox)|(?:to|want to) hear from you|in (?:je|jouw|uw) (?:mailbox|inbox|mail)|"
    r"i din (?:inkorg|indbakke|innboks|mejl|mail)|(?:ins|in ihr|in dein) (?:e-mail-)?postfach|dans votre (?:boîte|messagerie)|"
    r"en (?:tu|su) (?:correo|bandeja|e-?mail)|"
    r"no seu (?:e-?mail|celular|whatsapp)|nella tua (?:casella|e-?mail|posta)|(?:na|do) (?:twoj[ąąe]j?|swoj[ąe]j?) (?:skrzynk\w+|maila?)|"
    r"do vaší (?:schránky|e-mailové)|na váš e-?mail|στο (?:email|inbox) σ(?:ας|ου)|във вашата поща|на вашу почту|на твою пошту|"
    r"e-?posta (?:kutunuza|adresinize)|direct pe (?:e-?mail|telefon)|pe adresa ta|إلى بريدك|على بريدك|लिख भेजें|"
    r"ke (?:e-?mail|kotak masuk) anda)\b",
    re.IGNORECASE,
)
"""Where a newsletter comes to, or what a newsroom wants of its readers."""

END_MARKS: Final = re.compile(
    r"ends?|the end|-?30-?|#{2,4}|fin(?: del (?:mensaje|comunicado))?|fin du (?:message|communiqué)|ende der (?:mitteilung|meldung)|"
    r"(?:fim|fine)(?: (?:da mensagem|del messaggio|comunicato))?|конец|son|انتهای پیام|پایان پیام|انتهى|النهاية|（完）|\(完\)|【完】|"
    r"（以上）|以上|끝",
    re.IGNORECASE,
)
"""What agencies and press offices write below their texts."""

WALL: Final = re.compile(
    r"subscribe (?:now )?to (?:continue|read|unlock|keep|access)|to continue reading|(?:already a|become a|for) subscribers?\b|"
    r"(?:log|sign) ?in (?:or \w+ )?to (?:continue|read|keep)|(?:register|sign up|create an? (?:free )?account) to (?:continue|read|keep)|"
    r"this (?:article|content|story) is (?:for|available to|reserved for|only available) |unlock this (?:article|story)|"
    r"(?:you['’]ve|you have) (?:reached|read|used) (?:your|all|the limit).{0,30}(?:free )?(?:articles?|limit|month)|"
    r"suscr[ií]b(?:e|a|i)te (?:para|y)|(?:contenido|artículo|noticia) (?:exclusiv[oa]|solo) (?:para|de) (?:suscriptores|abonados)|"
    r"para seguir leyendo|"
    r"(?:article|contenu) réservé (?:aux|à nos) abonnés|réservé aux abonnés|abonnez-vous pour|pour lire la suite|"
    r"il vous reste .{0,20} à lire|"
    r"nur für abonnenten|exklusiv für abonnenten|weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|um weiterzulesen|"
    r"(?:contenuto|articolo) riservato (?:agli|ai) (?:abbonati|registrati)|abbonati (?:per|e) (?:leggere|continua)|"
    r"per continuare a leggere|"
    r"(?:conteúdo|matéria) (?:exclusiv[oa]|restrit[oa]) (?:para|a) assinantes|assine (?:para|e) (?:ler|continuar|continue)|"
    r"para continuar lendo|"
    r"(?:alleen|exclusief) voor abonnees|lees verder met|kun for abonnenter|för prenumeranter|logga in för att läsa|vain tilaajille|"
    r"tylko dla (?:subskrybentów|prenumeratorów)|pouze pro předplatitele|(?:доступно|материал) (?:только )?(?:для|по) подпис|"
    r"оформите подписку|"
    r"abone(?:lere)? özel|devamını okumak için|للمشتركين فقط|この記事は有料|有料会員(?:限定|になると)|会員限定記事|続きを読むには|"
    r"残り\d+文字|订阅后继续|登录后阅读|구독자 전용",
    re.IGNORECASE,
)
"""What bars the way to the rest of a report."""

TAIL_HEADINGS: Final = re.compile(
    r"\W*(?:(?:\d+ )?(?:comments?|responses?|replies|thoughts on|discussion)\b.{0,60}|leave a (?:reply|comment)|(?:latest|more|most|"
    r"top|other|recent|popular)"
    r"(?: (?:from|in|on|about|read|popular|viewed|stories|news|articles|posts|galleries|reads|headlines)\b.{0,60})|related\b.{0,40}|"
    r"recommended\b.{0,40}|"
    r"from the archives?|in this (?:feature|section|series)|elsewhere|you may also .{0,20}|about the author\b.{0,30}|"
    r"(?:comentarios?|comentários|commentaires?|commenti|kommentare?|kommentit|yorumlar|комментарии|коментарі|التعليقات|نظرات|评论|"
    r"评论区|コメント|댓글)\b.{0,20}|"
    r"(?:lo más|mais|più|les plus|meist|çok|самое|الأكثر|پربیننده|热点|熱門|人気|많이 본).{0,30}|(?:últimas noticias|últimas notícias|"
    r"ultime notizie|dernières (?:nouvelles|infos)|"
    r"neueste (?:nachrichten|artikel)|son haberler|последние новости|лента новостей|آخر الأخبار|آخرین اخبار|最新新闻|"
    r"最新ニュース)\b.{0,20})$",
    re.IGNORECASE,
)
"""Headings of what stands below a report."""
