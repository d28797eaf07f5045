"""What the rules of tone look for, by language. Pure."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns of one language; `opens` and `closes` are a greeting and a goodbye, thanks and regret in both."""

    blame: re.Pattern[str]
    repeated: re.Pattern[str]
    just: re.Pattern[str]
    jargon: re.Pattern[str]
    opens: re.Pattern[str]
    closes: re.Pattern[str]


def rule(*parts: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


ENGLISH = Rules(
    blame=rule(
        r"you (?:should(?:n't| not)? have|failed to|forgot to|clearly|must have (?:broken|deleted|done))",
        r"you (?:did(?:n't| not)) (?:even )?(?:read|bother|follow)",
        r"(?:it is|it's|that is|that's) your (?:own )?fault",
        r"your own (?:fault|mistake)",
    ),
    repeated=rule(r"(?:as|like) I(?: have|'ve)? (?:already )?(?:said|told you|wrote|explained)", r"I already told you"),
    just=rule(
        r"(?:you )?(?:just|simply) (?:need to|have to|do|go|click|press|restart|read|use|set|open|update)",
        r"obviously",
        r"all you have to do",
    ),
    jargon=rule(
        r"RTFM",
        r"PEBKAC",
        r"WONTFIX",
        r"works as designed",
        r"repro steps?",
        r"backend",
        r"ETA",
        r"L[123] team",
        r"escalat(?:e|ed) to tier",
    ),
    opens=rule(
        r"hello",
        r"hi",
        r"dear",
        r"good (?:morning|afternoon|evening|day)",
        r"thanks?(?: you)?",
        r"sorry",
        r"apologies",
        r"welcome",
    ),
    closes=rule(
        r"let (?:us|me) know",
        r"(?:kind |best )?regards",
        r"cheers",
        r"hope (?:this|that|it) helps",
        r"sorry",
        r"thanks?(?: you)?",
        r"tell (?:us|me) (?:if|whether|how)",
    ),
)
RUSSIAN = Rules(
    blame=rule(
        r"вы (?:сами виноваты|должны были|забыли|не удосужились|не прочитали|не прочли|невнимательно)",
        r"это ваша (?:вина|ошибка)",
        r"по вашей (?:вине|ошибке)",
        r"вам (?:следовало|надо было)",
    ),
    repeated=rule(
        r"как я (?:уже )?(?:сказал|сказала|говорил|говорила|писал|писала|объяснял|объясняла)",
        r"я (?:же|уже) (?:вам )?(?:говорил|говорила|писал|писала)",
        r"повторяю(?: ещё раз)?",
    ),
    just=rule(
        r"просто (?:нажмите|перезагрузите|сделайте|прочитайте|откройте|установите|обновите|зайдите)",
        r"очевидно",
        r"элементарно",
        r"всего лишь нужно",
    ),
    jargon=rule(
        r"бэкенд\w*",
        r"баг(?:а|и|ов|репорт\w*)?",
        r"костыл\w+",
        r"прод(?:а|е)?",
        r"тикет\w*",
        r"эскалир\w+",
        r"так задумано",
        r"учите матчасть",
    ),
    opens=rule(
        r"здравствуйте",
        r"добрый (?:день|вечер)",
        r"доброе утро",
        r"приветству\w+",
        r"спасибо",
        r"извините",
        r"простите",
        r"приносим извинения",
        r"уважаем\w+",
    ),
    closes=rule(
        r"напишите(?: нам| мне)?",
        r"дайте (?:нам )?знать",
        r"с уважением",
        r"спасибо",
        r"извините",
        r"сообщите",
        r"надеемся",
        r"надеюсь",
    ),
)
ROMANIAN = Rules(
    blame=rule(
        r"trebuia să (?:citiți|verificați|faceți|urmați|știți)",
        r"(?:ați|dvs\. ați) uitat să",
        r"nu ați (?:citit|urmat)",
        r"(?:este|e) (?:vina|greșeala) (?:dumneavoastră|dvs\.?|voastră)",
        r"din vina dumneavoastră",
    ),
    repeated=rule(
        r"(?:după )?cum (?:am|v-am) (?:mai |deja )?(?:spus|scris|explicat)",
        r"v-am (?:mai |deja )(?:spus|scris)",
        r"repet",
    ),
    just=rule(
        r"pur și simplu",
        r"(?:trebuie )?doar (?:apăsați|reporniți|citiți|deschideți|faceți|să (?:apăsați|citiți))",
        r"evident",
        r"e foarte simplu",
    ),
    jargon=rule(
        r"backend\w*", r"bug(?:ul|uri|urile)?", r"tichet\w*", r"escala(?:t|ăm|re)\w*", r"workaround\w*", r"ETA"
    ),
    opens=rule(
        r"bun[ăa](?: ziua| seara| dimineața)?",
        r"salut(?:are|ări)?",
        r"stimat\w*",
        r"mulțumi\w+",
        r"ne pare rău",
        r"îmi pare rău",
        r"scuze",
        r"ne cerem scuze",
    ),
    closes=rule(
        r"spuneți-(?:ne|mi)",
        r"anunțați-(?:ne|mă)",
        r"cu stimă",
        r"mulțumi\w+",
        r"ne pare rău",
        r"sper\w*",
        r"toate cele bune",
        r"scrieți-(?:ne|mi)",
    ),
)
RULES = {"en": ENGLISH, "ru": RUSSIAN, "ro": ROMANIAN}
