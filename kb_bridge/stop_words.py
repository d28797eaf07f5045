"""Words that say nothing of what a thread is about, in English, Russian, Romanian, and the language they betray."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = words("""
a about above after again against all also am an and another any anybody anyone anything are aren't as ask at away be
because been before being below between both but by came can can't cannot come could couldn't did didn't do does
doesn't doing don't done down during each either else ever every everybody everyone everything few first for from
further get gets getting give given go goes going gone got had hadn't has hasn't have haven't having he help her here
hers him his how however i i'd i'll i'm i've if in instead into is isn't it it's its itself just know last least let
like long lot made make many may maybe me might mine more most much must my myself need never next no nobody nor not
nothing now of off often ok okay on once one only or other others our ours out over own people perhaps please problem
question quite rather really right said same say see seem seems several she should shouldn't since so some somebody
someone something sometimes somewhere still such sure take tell than thank thanks that that's the their theirs them
then there there's these they they're thing things think this those though through thus to together too tried try
trying two under until up upon us use used using very want wanted was wasn't way we we're well went were weren't what
what's when where whether which while who whom whose why will with within without won't would wouldn't yes yet you
you'd you'll you're your yours yourself hi hello hey dear anyone everyone guys team folks
""")

RUSSIAN = words("""
а без более бы был была были было быть в вам вас ваш ваша ваше ваши вдруг ведь весь во вообще вопрос вот все всего всем
всех всю вы где да даже два для до добрый день его ее ей ему если есть еще же за зачем здесь здравствуйте и из или им
иногда их к как какая какие какой как-то когда кажется конечно которая которое которые который кто куда ли либо лишь
между меня мне много может можно мой моя мое мои мы на над надо нам нас наш наша не него нее ней нельзя нет ни нибудь
никак ним них ничего но ну нужно о об один она они оно опять от очень по под подскажите пожалуйста помогите помощь после
потом потому почему почти при привет про проблема просто раз разве с сам сама самый сегодня сейчас себе себя сделать
снова со спасибо так также такая такие такой там тебе тебя тем теперь то того тоже той только том тот три ту тут ты у уж
уже хорошо хотя хочу чего чем через что чтоб чтобы чуть эта эти это этого этой этом этот эту я
""")

ROMANIAN = words("""
a acea aceasta aceea acei acel acela acele acelasi acest acesta aceste acestea acestei acestui acolo acum ai aici aia al
ale alt alta altceva altul am anume apoi ar are as asa asemenea asta astea astfel asupra atat ati atunci au avea avem
avut azi ba bine buna ca cam cand care caror carora cat cate cateva ce cea ceea cei cel cele ceva chiar ci cine cineva
cu cui cum cumva da daca dar dat de deci deja deoarece departe desi din dintr dintre doar dupa ea ei el ele era
erau este esti eu fara fi fie fiecare fiind foarte fost functie ii il imi in inainte inapoi inca incat insa intr intre
isi iti la le li lor lui ma mai mea mei mele mereu meu mi mie mine mod mult multa multe multi multumesc ne nevoie ni
nici nimic niste noastra noi nostri nostru nou nu numai o ori orice pai pana pe pentru pot poate prea prin problema
putea rog sa sai salut sau se sale sau si sunt suntem sunteti sus ta tai tale te ti tine toata toate tot toti totul tu
un una unde unei uneia unele unii unor unui unul va vai vom vor vostru voi vreau vreo ziua ajuta ajutor
""")

EVERY = ENGLISH | RUSSIAN | ROMANIAN


def language_of(words: list[str]) -> str:
    """Of most words Cyrillic: "ru"; else "ro" or "en" by whose small words are more, "en" when in doubt."""
    cyrillic = sum("а" <= word[0] <= "я" for word in words if word)
    if cyrillic * 2 > len(words):
        return "ru"
    romanian = sum(word in ROMANIAN and word not in ENGLISH for word in words)
    english = sum(word in ENGLISH and word not in ROMANIAN for word in words)
    return "ro" if romanian > english else "en"
