"""Words of dates in news of many languages: months, weekdays, what stands before a time of publication.

The names of months and weekdays are those of CLDR (Unicode licence), as babel has them, with the Arabic ones of the Levant and the Maghreb.
A name that means two months (`listopad`) is left out.
"""

from __future__ import annotations

from typing import Final

_MONTHS: Final = (
    """
    يناير yanvar yan студзеня студзень сту януари яну জানুয়ারী জানু januar jan gener gen ledna leden led ιανουαρίου ιανουάριος ιαν
    january enero ene jaanuar jaan urtarrila urt ژانویهٔ ژانویه tammikuuta tammikuu tammi janvier janv eanáir ean xaneiro xan ינואר
    ינו׳ जनवरी जन॰ siječnja siječanj sij január հունվարի հունվար հնվ januari janúar gennaio იანვარი იან қаңтар қаң январь янв sausio
    sausis saus janvāris јануари јан нэгдүгээр_сар jannar stycznia styczeń sty جنوري janeiro ianuarie ian января januára janar јануар
    ஜனவரி ஜன జనవరి జన январ มกราคม ม.ค ocak oca січня січень січ جنوری كانون_الثاني جانفي
    """,
    """
    فبراير fevral fev лютага люты лют февруари фев ফেব্রুয়ারী ফেব februar feb febrer febr února únor úno φεβρουαρίου φεβρουάριος φεβ
    february febrero veebruar veebr otsaila ots فوریهٔ فوریه helmikuuta helmikuu helmi pebrero peb février févr feabhra feabh febreiro
    פברואר פבר׳ फ़रवरी फ़र॰ veljače veljača velj február փետրվարի փետրվար փտվ februari febrúar febbraio თებერვალი თებ ақпан ақп
    февраль vasario vasaris vas februāris хоёрдугаар_сар frar fra फेब्रुअरी lutego luty lut فبروري فېبروري fevereiro februarie февраля
    февр februára shkurt shk фебруар феб பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర феврал กุมภาพันธ์ ก.พ şubat şub лютого лютий فروری شباط فيفري
    """,
    """
    مارس mart mar сакавіка сакавік сак март মার্চ març března březen bře marts märz μαρτίου μάρτιος μαρ march marzo märts martxoa
    maaliskuuta maaliskuu maalis marso mars márta מרץ मार्च ožujka ožujak ožu március márc մարտի մարտ մրտ maret მარტი მარ наурыз нау
    мар kovo kovas kov гуравдугаар_сар mac marzu maart mrt marca marzec مارچ março martie марта marec machi மார்ச் மார் మార్చి มีนาคม
    มี.ค березня березень бер آذار
    """,
    """
    أبريل aprel apr красавіка красавік кра април апр এপ্রিল এপ্রি april abril abr dubna duben dub απριλίου απρίλιος απρ aprill apirila
    api آوریل huhtikuuta huhtikuu huhti avril avr aibreán aib אפריל אפר׳ अप्रैल travnja travanj tra április ápr ապրիլի ապրիլ ապր apríl
    aprile აპრილი აპრ сәуір сәу апрель balandžio balandis bal aprīlis дөрөвдүгээр_сар अप्रिल kwietnia kwiecień kwi اپریل aprilie
    апреля apríla prill pri aprili ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి апрел เมษายน เม.ย nisan nis квітня квітень квіт نيسان أفريل
    """,
    """
    مايو may мая май মে maj maig května květen kvě mai μαΐου μάιος μαΐ mayo maiatza مهٔ مه toukokuuta toukokuu touko bealtaine beal
    maio מאי मई svibnja svibanj svi május máj մայիսի մայիս մյս mei maí maggio mag მაისი მაი мамыр мам gegužės gegužė geg maijs мај
    тавдугаар_сар mejju mej मे maja مۍ mája மே మే พฤษภาคม พ.ค mayıs травня травень трав مئی أيار ماي
    """,
    """
    يونيو iyun iyn чэрвеня чэрвень чэр юни জুন juni jun juny června červen čvn ιουνίου ιούνιος ιουν june junio juuni ekaina eka ژوئن
    kesäkuuta kesäkuu kesä hunyo hun juin meitheamh meith xuño יוני जून lipnja lipanj június jún հունիսի հունիս հնս júní giugno giu
    ივნისი ივნ маусым мау июнь июн birželio birželis birž jūnijs jūn јуни јун зургаадугаар_сар ġunju ġun जुन czerwca czerwiec cze جون
    junho iunie iun июня júna junij qershor qer ஜூன் జూన్ มิถุนายน มิ.ย haziran haz червня червень черв حزيران جوان
    """,
    """
    يوليو iyul iyl ліпеня ліпень ліп юли জুলাই জুল juli jul juliol července červenec čvc ιουλίου ιούλιος ιουλ july julio juuli uztaila
    uzt ژوئیهٔ ژوئیه heinäkuuta heinäkuu heinä hulyo hul juillet juil iúil xullo xul יולי जुलाई जुल॰ srpnja srpanj július júl հուլիսի
    հուլիս հլս júlí luglio lug ივლისი ივლ шілде шіл июль июл liepos liepa liep jūlijs jūl јули јул долоодугаар_сар julai lulju lul
    lipca lipiec جولای julho iulie iul июля júla julij korrik korr ஜூலை జులై กรกฎาคม ก.ค temmuz tem липня липень лип جولائی تموز
    جويلية
    """,
    """
    أغسطس avqust avq жніўня жнівень жні август авг আগস্ট আগ august aug agost ag srpna srpen αυγούστου αύγουστος αυγ agosto ago abuztua
    abu اوت elokuuta elokuu elo août lúnasa lún אוגוסט אוג׳ अगस्त अग॰ kolovoza kolovoz kol augusztus օգոստոսի օգոստոս օգս agustus agu
    ágúst ágú აგვისტო აგვ тамыз там rugpjūčio rugpjūtis rugp augusts наймдугаар_сар ogos ogo awwissu aww अगस्ट augustus sierpnia
    sierpień sie اګست августа augusta avgust avg gusht gush augusti agosti ஆகஸ்ட் ஆக ఆగస్టు ఆగ สิงหาคม ส.ค ağustos ağu серпня серпень
    серп اگست آب أوت غشت
    """,
    """
    سبتمبر sentyabr sen верасня верасень вер септември сеп সেপ্টেম্বর সেপ septembar sep setembre set září zář september sept
    σεπτεμβρίου σεπτέμβριος σεπ septiembre iraila ira سپتامبر syyskuuta syyskuu syys setyembre septembre meán_fómhair mfómh setembro
    ספטמבר ספט׳ सितंबर सित॰ rujna rujan ruj szeptember szept սեպտեմբերի սեպտեմբեր սեպ settembre სექტემბერი სექ қыркүйек қыр сентябрь
    сен rugsėjo rugsėjis rugs septembris есдүгээр_сар settembru सेप्टेम्बर września wrzesień wrz سېپتمبر سپتمبر septembrie сентября
    сент septembra shtator sht септембар septemba செப்டம்பர் செப் సెప్టెంబర్ సెప్టెం сентябр กันยายน ก.ย eylül eyl вересня вересень
    ستمبر sentabr أيلول شتنبر setiembre
    """,
    """
    أكتوبر oktyabr okt кастрычніка кастрычнік кас октомври окт অক্টোবর অক্টো oktobar octubre oct října říjen říj oktober οκτωβρίου
    οκτώβριος οκτ october oktoober urria urr اکتبر lokakuuta lokakuu loka oktubre octobre deireadh_fómhair dfómh outubro out אוקטובר
    אוק׳ अक्टूबर अक्टू॰ október հոկտեմբերի հոկտեմբեր հոկ ottobre ott ოქტომბერი ოქტ қазан қаз октябрь spalio spalis spal oktobris
    аравдугаар_сар ottubru अक्टोबर października październik paź اکتوبر octombrie октября októbra tetor tet октобар oktoba அக்டோபர் அக்
    అక్టోబర్ అక్టో октябр ตุลาคม ต.ค ekim eki жовтня жовтень жовт oktabr تشرين_الأول
    """,
    """
    نوفمبر noyabr noy лістапада лістапад ліс ноември ное নভেম্বর নভে novembar nov novembre listopadu november νοεμβρίου νοέμβριος νοε
    noviembre azaroa aza نوامبر marraskuuta marraskuu marras nobyembre nob samhain samh novembro נובמבר נוב׳ नवंबर नव॰ studenoga
    studeni stu նոյեմբերի նոյեմբեր նոյ nóvember nóv ნოემბერი ნოე қараша қар ноябрь ноя lapkričio lapkritis lapkr novembris
    арван_нэгдүгээр_сар novembru नोभेम्बर نومبر noiembrie ноября нояб novembra nëntor nën новембар нов novemba நவம்பர் நவ నవంబర్ నవం
    ноябр พฤศจิกายน พ.ย kasım kas листопада листопад лист تشرين_الثاني نونبر
    """,
    """
    ديسمبر dekabr dek снежня снежань сне декември дек ডিসেম্বর ডিসে decembar dec desembre des prosince prosinec pro december dezember
    dez δεκεμβρίου δεκέμβριος δεκ diciembre dic detsember dets abendua abe دسامبر joulukuuta joulukuu joulu disyembre dis décembre déc
    nollaig noll decembro דצמבר דצמ׳ दिसंबर दिस॰ prosinca prosinac դեկտեմբերի դեկտեմբեր դեկ desember dicembre დეკემბერი დეკ желтоқсан
    жел декабрь gruodžio gruodis gruod decembris арван_хоёрдугаар_сар disember diċembru diċ डिसेम्बर grudnia grudzień gru دسمبر
    dezembro decembrie декабря decembra dhjetor dhj децембар дец desemba டிசம்பர் டிச డిసెంబర్ డిసెం декабр ธันวาคม ธ.ค aralık ara
    грудня грудень груд كانون_الأول دجنبر
    """,
)
_WEEKDAYS: Final = """
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت bazar bazar_ertəsi çərşənbə_axşamı çərşənbə cümə_axşamı cümə şənbə нядзеля
панядзелак аўторак серада чацвер пятніца субота нд пн аў ср чц пт сб неделя понеделник вторник сряда четвъртък петък събота вт чт
রবিবার সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবি সোম মঙ্গল বুধ বৃহস্পতি শুক্র শনি nedjelja ponedjeljak utorak srijeda
četvrtak petak subota ned pon uto sri čet pet sub diumenge dilluns dimarts dimecres dijous divendres dissabte neděle pondělí úterý
středa čtvrtek pátek sobota út čt pá so søndag mandag tirsdag onsdag torsdag fredag lørdag søn man tirs ons tors fre lør sonntag
montag dienstag mittwoch donnerstag freitag samstag mo di mi do fr sa κυριακή δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυρ
δευ τρί τετ πέμ παρ σάβ sunday monday tuesday wednesday thursday friday saturday sun mon tue wed thu fri sat domingo lunes martes
miércoles jueves viernes sábado dom lun mar mié jue vie sáb pühapäev esmaspäev teisipäev kolmapäev neljapäev reede laupäev igandea
astelehena asteartea asteazkena osteguna ostirala larunbata یکشنبه دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه sunnuntai maanantaina
tiistaina keskiviikkona torstaina perjantaina lauantaina linggo miyerkules huwebes biyernes sabado dimanche lundi mardi mercredi
jeudi vendredi samedi dim mer jeu ven sam dé_domhnaigh dé_luain dé_máirt dé_céadaoin déardaoin dé_haoine dé_sathairn domh luan
máirt céad déar aoine sath luns mércores xoves venres mér xov יום_ראשון יום_שני יום_שלישי יום_רביעי יום_חמישי יום_שישי יום_שבת
יום_א׳ יום_ב׳ יום_ג׳ יום_ד׳ יום_ה׳ יום_ו׳ שבת रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रवि सोम मंगल बुध गुरु शुक्र शनि
vasárnap hétfő kedd szerda csütörtök péntek szombat sze szo կիրակի երկուշաբթի երեքշաբթի չորեքշաբթի հինգշաբթի ուրբաթ շաբաթ կիր երկ
երք չրք հնգ ուր շբթ minggu senin selasa rabu kamis jumat sabtu min sen sel rab kam jum sab sunnudagur mánudagur þriðjudagur
miðvikudagur fimmtudagur föstudagur laugardagur mán þri mið fim fös lau domenica lunedì martedì mercoledì giovedì venerdì sabato
gio კვირა ორშაბათი სამშაბათი ოთხშაბათი ხუთშაბათი პარასკევი შაბათი კვი ორშ სამ ოთხ ხუთ პარ შაბ жексенбі дүйсенбі сейсенбі сәрсенбі
бейсенбі жұма сенбі жс дс сс бс жм жекшемби дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жек дүй шейш шарш бейш ишм sekmadienis
pirmadienis antradienis trečiadienis ketvirtadienis penktadienis šeštadienis št svētdiena pirmdiena otrdiena trešdiena ceturtdiena
piektdiena sestdiena svētd pirmd otrd trešd ceturtd piektd sestd недела среда четврток петок сабота нед пон вто сре чет пет саб
ням даваа мягмар лхагва пүрэв баасан бямба ня да мя лх пү ба бя ahad isnin khamis jumaat ahd isn kha il-ħadd it-tnejn it-tlieta
l-erbgħa il-ħamis il-ġimgħa is-sibt ħad tne tli erb ħam ġim sib tir tor आइतबार सोमबार मङ्गलबार बुधबार बिहिबार शुक्रबार शनिबार आइत
मङ्गल बिहि zondag maandag dinsdag woensdag donderdag vrijdag zaterdag niedziela poniedziałek wtorek środa czwartek piątek niedz śr
czw sob يونۍ دونۍ درېنۍ څلرنۍ پينځنۍ اونۍ segunda-feira terça-feira quarta-feira quinta-feira sexta-feira seg ter qua qui sex
duminică luni marți miercuri joi vineri sâmbătă dum mie vin sâm воскресенье понедельник четверг пятница суббота вс nedeľa pondelok
utorok streda štvrtok piatok nedelja ponedeljek torek sreda četrtek petek sre e_diel e_hënë e_martë e_mërkurë e_enjte e_premte
e_shtunë die hën mër enj pre sht недеља понедељак уторак четвртак петак уто суб ponedeljak söndag måndag tisdag lördag sön mån tis
lör jumapili jumatatu jumanne jumatano alhamisi ijumaa jumamosi ஞாயிறு திங்கள் செவ்வாய் புதன் வியாழன் வெள்ளி சனி ஞாயி திங் செவ்
புத வியா வெள் ఆదివారం సోమవారం మంగళవారం బుధవారం గురువారం శుక్రవారం శనివారం ఆది సోమ మంగళ బుధ గురు శుక్ర శని якшанбе душанбе сешанбе
чоршанбе панҷшанбе ҷумъа шанбе яшб дшб сшб чшб пшб ҷмъ шнб วันอาทิตย์ วันจันทร์ วันอังคาร วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ อา
พฤ pazar pazartesi salı çarşamba perşembe cuma cumartesi paz pzt sal çar per cum cmt неділя понеділок вівторок середа четвер
пʼятниця اتوار پیر منگل بدھ جمعرات جمعہ ہفتہ yakshanba dushanba seshanba chorshanba payshanba juma shanba yak dush sesh chor pay
shan chủ_nhật thứ_hai thứ_ba thứ_tư thứ_năm thứ_sáu thứ_bảy
"""

MONTHS: Final = {
    name.replace("_", " "): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""The number of a month by its name in small letters, without the stop of an abbreviation; English ones too."""

WEEKDAYS: Final = frozenset(name.replace("_", " ") for name in _WEEKDAYS.split())
"""Names of weekdays in small letters, without the stop of an abbreviation."""

UPDATED: Final = (
    r"updated?|up-?dated|modified|last\s+edited|changed|actualizad[oa]|actualización|atualizad[oa]|atualização|modificad[oa]|"
    r"mis[e]?\s+à\s+jour|actualisé|modifié|aggiornat[oa]|aggiornamento|modificat[oa]|aktualisiert|aktualisierung|geändert|stand|"
    r"bijgewerkt|gewijzigd|opdateret|oppdatert|uppdaterad|päivitetty|muokattu|zaktualizowano|aktualizacja|aktualizováno|aktualizované|"
    r"aktualizace|frissítve|módosítva|actualizat|güncelleme|güncellendi|güncellenme|обновлен[оа]?|обновлено|изменено|оновлено|"
    r"актуализиран[ао]?|ажурирано|ažurirano|posodobljeno|ενημέρωση|ενημερώθηκε|"
    r"آخر تحديث|تحديث|تم التحديث|به‌?روزرسانی|آخرین ویرایش|עודכן|עדכון|अपडेट|diperbarui|cập nhật|"
    r"更新|最終更新|修改|최종\s?수정|수정|업데이트|อัปเดต"
)
"""What stands before the time of an update; alternatives of a regular expression."""

PUBLISHED: Final = (
    r"published|posted|released|issued|filed|created|publication date|date|publicad[oa]|publicación|fecha|creado|"
    r"publicação|data|publiée?|paru|parution|créé|date de publication|pubblicat[oa]|pubblicazione|veröffentlicht|erschienen|datum|"
    r"gepubliceerd|geplaatst|publiceret|udgivet|publisert|publicerad|julkaistu|opublikowano|publikacja|data publikacji|zveřejněno|"
    r"publikováno|vydáno|publikované|megjelent|közzétéve|publicat|data publicării|giriş|giriş tarihi|yayın(?:lanma)?(?: tarihi)?|eklenme|"
    r"oluşturulma|yayınlandı|опубликован[оа]?|дата публикации|размещено|опубліковано|дата|публикувана?|објављено|objavljeno|"
    r"δημοσίευση|δημοσιεύθηκε|تاريخ النشر|نُشر|نشر|نشرت|تاریخ انتشار|تاریخ|منتشر شده|פורסם|प्रकाशित|diterbitkan|dipublikasikan|"
    r"ngày đăng|发布时间|发布|发表|時間|时间|日期|公開|掲載|配信|投稿|입력|등록|게시|เผยแพร่"
)
"""What stands before the time of publication; alternatives of a regular expression."""

TIME_FILLERS: Final = (
    r"a las|a la|às|as|à|alle ore|alle|ore|um|uhr|kl|klo|в|о|об|saat|hora|horas|heure|heures|heure de paris|h|hs|hrs|u|uur|pukul|jam|"
    r"lúc|ora|o|om|la|del|de|den|el|le|il|am|vom|dne|dňa|den|time|local time|g|год[ау]?|г|р|мск|msk|wib|wita|"
    r"بتوقيت غرينتش|الساعة|ساعت|在|于|北京时间|时|分"
)
"""Words that join a day and a time of day; alternatives of a regular expression."""
