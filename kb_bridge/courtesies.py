"""What a draft leaves out of a text: greetings, thanks, hopes and apologies, and what identifies a person."""

import re

SHORT = 12  # words: a longer sentence that begins with a courtesy usually says something as well

GREETING = re.compile(
    r"^(?:hi|hello|hey|dear|good (?:morning|day|afternoon|evening)|greetings|"
    r"привет|здравствуйте|добрый (?:день|вечер)|доброе утро|доброго времени суток|уважаем\w+|"
    r"bun[ăa](?: ziua| seara| diminea[țţt]a)?|salut(?:are)?|stima[țţt]i\w*)\b[^.,!?:;\n]{0,40}[.,!?:;]+\s*",
    re.IGNORECASE,
)
COURTESY = re.compile(
    r"^(?:many |so )?(?:thanks|thank you|thx|cheers|(?:kind |best |warm )?regards|sorry|apologies|welcome|"
    r"you'?re welcome|hope (?:this|that|it)|i hope|good luck|please help|any help|any ideas?|anyone|"
    r"let (?:me|us) know|does this help|great question|good question|glad|happy to help|no problem|my pleasure|"
    r"спасибо|благодарю|с уважением|надеюсь|помогите|подскажите|пожалуйста,? помогите|извините|простите|прошу прощения|"
    r"удачи|заранее|буду (?:рад|благодар)|рад|пожалуйста[.!]|"
    r"mul[țţt]umesc|mersi|cu (?:respect|stim[ăa])|sper s|sper c|v[ăa] rog|te rog|ajuta[țţt]i|scuze|ne pare r|"
    r"[îi]mi pare r|noroc|o zi bun|cu pl[ăa]cere|toate cele bune)",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"^@[\w.-]+[,:]?\s+")
MENTION = re.compile(r"(?<![\w/@])@[\w.-]{2,}")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
PHONE = re.compile(r"(?<![\w.-])(?:\+|00)?\(?\d[\d\s()/-]{7,16}\d(?!\w|[.-]\d)")
ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b|\b(?:\d[ -]?){13,19}\b")


def without_courtesy(sentence: str) -> str:
    """The sentence without its greeting or the name it calls; "" where nothing but courtesy would remain."""
    bare = ADDRESSED.sub("", GREETING.sub("", sentence.strip())).strip()
    if not re.search(r"\w", bare):
        return ""
    if COURTESY.match(bare.lstrip("*_ ")) and len(bare.split()) <= SHORT:
        return ""
    return bare[0].upper() + bare[1:] if bare != sentence.strip() else bare


def is_personal(text: str) -> bool:
    """Whether a mail address, a phone, card or bank number, or the name of a person of the forum stands in it."""
    return any(kind.search(text) for kind in (MAIL, ACCOUNT, MENTION)) or any(map(is_phone, PHONE.findall(text)))


def is_phone(text: str) -> bool:
    """Nine to fifteen figures, as E.164 allows, unless they are a date or all one run without a plus (a serial)."""
    figures = re.sub(r"\D", "", text)
    if re.fullmatch(r"\d{4}[-/]\d{2}[-/]\d{2}(?:\s+\d{1,2})?", text.strip()):
        return False
    return 9 <= len(figures) <= 15 and (text.startswith(("+", "00", "0", "(")) or text.strip() != figures)
