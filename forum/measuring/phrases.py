"""The words of a made-up forum in three languages: what is asked about, what is wrong with it, since when. Pure.

Everything is in the nominative or a whole phrase, so that any choice makes a sentence that a person might write.
"""

from dataclasses import dataclass


def each(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|"))


@dataclass(frozen=True, slots=True)
class Phrases:
    """`titles` and `sentences` have places for {thing}, {part}, {trouble} and {since}."""

    locale: str
    titles: tuple[str, ...]
    things: tuple[str, ...]
    parts: tuple[str, ...]
    troubles: tuple[str, ...]
    since: tuple[str, ...]
    sentences: tuple[str, ...]
    remarks: tuple[str, ...]


ENGLISH = Phrases(
    "en",
    titles=(
        "{thing} {trouble} {since}",
        "Why does it happen that the {part} {trouble}? ({thing})",
        "{part}: {thing} {trouble}",
        "{thing}, {part}: what can I do when it {trouble}?",
        "How do I set up the {part} of my {thing} {since}?",
    ),
    things=each(
        "hub|doorbell|thermostat|smoke alarm|gateway|bridge|plug|camera|dimmer|heat pump|boiler|wall box|solar meter"
        "|leak sensor|garage opener|speaker|blind motor|repeater|remote control|window contact"
    ),
    parts=each(
        "schedule|firmware|mobile app|wireless network|battery|pairing|scene|notification|backup|time zone|account"
        "|invoice|password|log file|event rule|group|status light|calibration|certificate|web page|history"
    ),
    troubles=each(
        "loses its connection|does not start|forgets its settings|shows the wrong time|blinks red|answers too late"
        "|cannot be found|restarts by itself|stays offline|reports twice|drains too fast|refuses the update"
        "|freezes at ninety percent|ignores the rule|gets very warm|needs a new key"
    ),
    since=each(
        "after the update|since yesterday|after a power cut|at night|behind a second router|with two users|in winter"
        "|since we moved|when the phone is locked|over a guest network|after a reset|on the new tablet"
    ),
    sentences=(
        "My {thing} {trouble} {since}, and the {part} does not say why.",
        "I have tried another {part}, and the {thing} still {trouble}.",
        "The manual explains the {part}, but not what to do when it {trouble}.",
        "Open the settings of the {thing}, choose the {part}, and wait for about a minute.",
        "With us it helped to remove the {thing} and to add it again {since}.",
        "If the {part} {trouble}, the log of the {thing} has a line about it.",
        "Take the {thing} off the mains for ten seconds, then look at the {part} again.",
        "The same thing happened here {since}: the {part} was too old.",
        "Please tell us the version of the {part}, and whether the {thing} {trouble} every day.",
    ),
    remarks=(
        "Which {part} do you have?",
        "Same here {since}.",
        "Thanks, the {part} was it.",
        "Does the {thing} have the newest firmware?",
        "It {trouble} for me, too.",
    ),
)
RUSSIAN = Phrases(
    "ru",
    titles=(
        "{thing}: {trouble} {since}",
        "Что делать, если {thing} {trouble}? ({part})",
        "{part}, {thing}: {trouble}",
        "Почему {since} {thing} {trouble}?",
    ),
    things=each(
        "хаб|звонок|термостат|датчик дыма|шлюз|мост|выключатель|видеорегистратор|диммер|тепловой насос|котёл|счётчик"
        "|датчик протечки|привод ворот|динамик|мотор жалюзи|повторитель|пульт|датчик окна|роутер"
    ),
    parts=each(
        "расписание|прошивка|приложение|сеть|батарея|привязка|сценарий|уведомление|копия|часовой пояс|учётная запись"
        "|счёт|пароль|журнал|правило|группа|индикатор|калибровка|сертификат|страница|история"
    ),
    troubles=each(
        "теряет связь|не включается|забывает настройки|показывает неверное время|мигает красным|отвечает с опозданием"
        "|не находится|сам перезагружается|остаётся не в сети|сообщает дважды|быстро разряжается"
        "|не принимает обновление"
        "|зависает на девяноста процентах|не слушается правила|сильно греется|просит новый ключ"
    ),
    since=each(
        "после обновления|со вчерашнего дня|после отключения света|по ночам|за вторым роутером"
        "|с двумя пользователями"
        "|зимой|после переезда|при заблокированном телефоне|через гостевую сеть|после сброса|на новом планшете"
    ),
    sentences=(
        "У меня {thing} {trouble} {since}, и непонятно почему.",
        "Пробовали другой вариант, но {thing} всё равно {trouble}.",
        "В инструкции есть {part}, но не сказано, что делать, если {thing} {trouble}.",
        "Откройте настройки, выберите пункт «{part}» и подождите минуту.",
        "Нам помогло удалить {thing} и добавить снова.",
        "Если {thing} {trouble}, об этом есть строка в журнале.",
        "Отключите {thing} от сети на десять секунд и проверьте пункт «{part}».",
        "У нас {since} было то же самое.",
        "Скажите, пожалуйста, какая у вас версия и {trouble} ли {thing} каждый день.",
    ),
    remarks=("Какая у вас версия?", "У меня {since} так же.", "Спасибо, помогло.", "А {thing} обновлён?"),
)
ROMANIAN = Phrases(
    "ro",
    titles=(
        "{thing}: {trouble} {since}",
        "Ce fac când {thing} {trouble}? ({part})",
        "{part}, {thing}: {trouble}",
        "De ce {since} {thing} {trouble}?",
    ),
    things=each(
        "hubul|soneria|termostatul|senzorul de fum|poarta de rețea|puntea|priza|camera|variatorul|pompa de căldură"
        "|centrala|contorul|senzorul de apă|motorul porții|difuzorul|motorul jaluzelei|repetorul|telecomanda"
    ),
    parts=each(
        "programul|versiunea|aplicația|rețeaua|bateria|asocierea|scena|notificarea|copia|fusul orar|contul|factura"
        "|parola|jurnalul|regula|grupul|becul de stare|calibrarea|certificatul|pagina|istoricul"
    ),
    troubles=each(
        "pierde legătura|nu pornește|uită setările|arată ora greșită|clipește roșu|răspunde prea târziu|nu se găsește"
        "|repornește singură|rămâne fără rețea|anunță de două ori|se descarcă repede|refuză actualizarea"
        "|se blochează la nouăzeci la sută|nu ascultă de regulă|se încălzește tare|cere o cheie nouă"
    ),
    since=each(
        "după actualizare|de ieri|după o pană de curent|noaptea|în spatele altui router|cu doi utilizatori|iarna"
        "|de când ne-am mutat|cu telefonul blocat|prin rețeaua de oaspeți|după resetare|pe tableta nouă"
    ),
    sentences=(
        "La mine {thing} {trouble} {since} și nu înțeleg de ce.",
        "Am încercat altfel, dar {thing} tot {trouble}.",
        "În manual scrie despre {part}, dar nu și ce fac când {thing} {trouble}.",
        "Deschideți setările, alegeți {part} și așteptați un minut.",
        "Pe noi ne-a ajutat să ștergem totul și să adăugăm din nou.",
        "Când {thing} {trouble}, în jurnal apare un rând.",
        "Scoateți din priză zece secunde, apoi verificați {part}.",
        "Și la noi s-a întâmplat {since}.",
        "Spuneți-ne ce versiune aveți și dacă {thing} {trouble} în fiecare zi.",
    ),
    remarks=("Ce versiune aveți?", "La fel și la mine {since}.", "Mulțumesc, a mers.", "Este actualizat?"),
)
LANGUAGES = (ENGLISH, RUSSIAN, ROMANIAN)
SHARES = (60, 25, 15)
