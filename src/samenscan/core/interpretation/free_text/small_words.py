"""Small words by which a language is told: none of them says what a text is about."""

from collections.abc import Mapping

_LISTED = {
    "nl": (
        "aan al alle allemaal alles als altijd andere beter bij bijna binnen buiten daar "
        "daarom dat de den der deze die dit doen door dus een één eerst eigenlijk elk elke en "
        "enkel er ergens gaan gaat geen geweest goed haar had hebben heeft hem het hier hij "
        "hoe hun ieder iedereen iemand iets ik in is ja je kan kunnen maar maken meer men met "
        "mijn mee mij moet moeten mogen mag na naar nergens niemand niet niets nieuwe nog "
        "nooit nu of om omdat ons onze ook op over samen soms te tegen ten ter terug toch toe "
        "tot tussen uit uw van vanaf veel voor vóór voorzien waar waarom wanneer want waren was "
        "wat we weer weinig wel welk welke werd werden wie wij wil willen worden wordt zal ze "
        "zelf zich zij zijn zo zodat zonder zou"
    ),
    "fr": (
        "ai ainsi alors après au aucun aucune aussi autre autres aux avant avec avez avoir "
        "avons beaucoup bien c car ce cela ces cet cette ceux chaque chez comme comment d "
        "dans de déjà depuis des deux doit doivent donc dont du elle elles en encore entre "
        "est et être eux faire fait faut il ils j je jamais l la le les leur leurs lui ma "
        "mais me même mes moins mon n ne ni nos notre nous on ont ou où par parce pas pendant "
        "personne peu peut plus pour pourquoi pouvoir qu quand que quel quelle quelles quels "
        "qui quoi rien s sa sans se selon sera ses si son sont sous sur ta tous tout toute "
        "toutes très trop un une veut voir voulons vos votre vous y à"
    ),
    "de": (
        "aber alle alles als also am an andere auch auf aus bei beim bis da damit dann das "
        "dass dem den der des die dies diese dieser durch ein eine einem einen einer eines er "
        "es für gegen haben hat hatte ich ihr im in ist ja jede kann kein keine keinen können "
        "man mehr mit möchten muss müssen nach nicht nichts noch nur ob oder ohne schon sehr "
        "sein sich sie sind sollte so über um und uns unser unsere unter viel vom von vor war "
        "was wäre weil wenn wer werden wie wieder will wir wird wo wollen zu zum zur zwischen"
    ),
    "en": (
        "a about after all also an and any are as at be because been before but by can could "
        "did do does each for from had has have he her his how i if in into is it its just "
        "like may more most must my never no not nothing of on once only or other our out "
        "over own shall she should since so some such than that the their them then there "
        "these they this those to under until up us very was we were what when where which "
        "who why will with without would you your"
    ),
}

# Listed only to recognise that a text is in none of ours.
_NEIGHBOURS = {
    "es": (
        "al como con cuando de del desde el ella en entre es esta este está hay la las lo los "
        "más muy ni no nos nuestra nuestro o para pero poco por porque primero que se sin sobre "
        "son su sus también todo un una y ya"
    ),
    "it": (
        "al alla anche che chi come con da dal dei del della delle di dove e ed gli i il in la "
        "le lo ma nel nella nelle noi non nostri nostro o per perché più prima quando questa "
        "questo se si sono su sul tra tutti un una"
    ),
    "pt": (
        "ao aos as com como da das de do dos e ela ele em entre está foi mais mas na nas no nos "
        "nossa nosso não o os ou para pela pelo por porque que se sem seu sua são também um uma"
    ),
    "da": (
        "af alle at blev da de den der det dig du eller en er et for fra før har hun hvad hvor i "
        "ikke jeg kan med men mere når og om op over på sig skal som til ud var ved vi vil vores"
    ),
    "sv": (
        "alla att av de den det detta där efter eller en ett från för ha han har hur i inte jag "
        "kan man med men mer många när och om på sig ska som så till under upp var vara vi vid "
        "vill vår våra är"
    ),
}

SMALL_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(listed.split()) for language, listed in _LISTED.items()
}
NEIGHBOURS: Mapping[str, frozenset[str]] = {
    language: frozenset(listed.split()) for language, listed in _NEIGHBOURS.items()
}
