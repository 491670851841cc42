"""Answers as zones could give them, with the themes a reader finds in them.

Written before the list of words in `vocabulary.py` was, and not changed to fit it. FIRST served to
complete that list; HELD_BACK was only counted, so its figures are the ones to believe.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Labelled:
    """An answer with its language and the codes of the themes it is about."""

    language: str
    written: str
    themes: frozenset[str]


def _nl(written: str, themes: str) -> Labelled:
    return Labelled("nl", written, frozenset(themes.split()))


def _fr(written: str, themes: str) -> Labelled:
    return Labelled("fr", written, frozenset(themes.split()))


FIRST = (
    _nl(
        "Onze enige informaticus gaat volgend jaar op pensioen en we hebben nog niemand gevonden.",
        "staff",
    ),
    _nl(
        "We werven een tweede systeembeheerder aan, halftijds, als de raad het budget goedkeurt.",
        "staff money steering",
    ),
    _nl(
        "Alles zit in het hoofd van één collega. We willen dat eindelijk documenteren.", "knowledge"
    ),
    _nl(
        "Samen met de buurzone een ICT'er delen, zodat er vervanging is bij ziekte.",
        "staff together",
    ),
    _nl(
        "De opleiding van onze inspecteurs voor de nieuwe toepassingen loopt achter.",
        "training applications",
    ),
    _nl("Een gezamenlijke DPO, en hulp bij het register van verwerkingen.", "privacy together"),
    _nl(
        "Back-upserver staat in hetzelfde lokaal als de rest. Terugzetten is nooit getest.",
        "continuity network",
    ),
    _nl("Meerfactorauthenticatie en wachtwoordbeheer: hoe pakken anderen dat aan?", "security"),
    _nl("ANPR-camera's: wie betaalt het onderhoud en waar bewaren we de beelden?", "cameras money"),
    _nl(
        "Tablets in de voertuigen. Wij raken er niet uit welke houder en welk abonnement.",
        "fieldwork",
    ),
    _nl("Geen veranderingen voorzien.", ""),
    _nl(
        "De leverancier van ons netwerk stopt in 2027 en het contract is nergens te vinden.",
        "suppliers network",
    ),
    _nl(
        "Een raamcontract voor laptops, want elke zone schrijft nu dezelfde aanbesteding.",
        "buying workplaces",
    ),
    _nl("Wat te doen met AI? Onze mensen gebruiken al ChatGPT voor hun verslagen.", "ai"),
    _nl(
        "Fusie met twee zones. Drie verschillende systemen moeten één worden.",
        "merger applications",
    ),
    _nl(
        "Het digitale archief. Dossiers staan nu op gedeelde schijven en niemand vindt iets terug.",
        "records",
    ),
    _nl(
        "De burger wil online aangifte doen en een afspraak maken. Onze website kan dat niet.",
        "citizens",
    ),
    _nl("Helpdesk van de federale politie: we wachten soms weken op een antwoord.", "helpdesk"),
    _nl("Een oefening met een cyberaanval, samen met de burgemeester.", "incidents security"),
    _nl(
        "Verdeelsleutel van de kosten, dat moet eerst duidelijk zijn voor we iets beslissen.",
        "money together",
    ),
    _fr(
        "Notre unique informaticien part à la retraite en 2027 et son remplacement "
        "n’est pas prévu.",
        "staff",
    ),
    _fr(
        "Nous voulons engager un deuxième gestionnaire de système si le budget le permet.",
        "staff money",
    ),
    _fr("Tout est dans la tête d’une seule personne : il faut documenter.", "knowledge"),
    _fr(
        "Partager un DPO entre zones et tenir le registre des traitements à jour.",
        "privacy together",
    ),
    _fr("La formation des inspecteurs aux nouveaux outils.", "training applications"),
    _fr("Sauvegardes hors ligne et tests de restauration. Qui peut nous aider ?", "continuity"),
    _fr("L’authentification à plusieurs facteurs et la gestion des mots de passe.", "security"),
    _fr("Caméras ANPR : qui paie l’entretien, où conserver les images ?", "cameras money"),
    _fr("Des tablettes dans les véhicules pour consulter sur place.", "fieldwork"),
    _fr("Rien ne change.", ""),
    _fr(
        "Notre fournisseur arrête et le contrat de maintenance se termine sans successeur.",
        "suppliers",
    ),
    _fr(
        "Un contrat-cadre pour les ordinateurs portables, au lieu d’un marché public par zone.",
        "buying workplaces",
    ),
    _fr("L’intelligence artificielle : que peut-on permettre au personnel ?", "ai"),
    _fr("La fusion des zones, et tous les logiciels qu’il faudra réunir.", "merger applications"),
    _fr("L’archivage électronique et la gestion documentaire.", "records"),
    _fr("Le citoyen doit pouvoir déposer plainte en ligne et prendre rendez-vous.", "citizens"),
    _fr("Le helpdesk fédéral ne répond pas. Nous attendons des semaines.", "helpdesk"),
    _fr("Un exercice de crise après une cyberattaque.", "incidents security"),
    _fr("La clé de répartition des coûts doit être claire dès le départ.", "money together"),
    _fr("Le réseau entre nos quatre sites est trop lent et les serveurs sont vieux.", "network"),
)

HELD_BACK = (
    _nl("Twee van de drie medewerkers vertrekken. Vacatures raken bij ons niet ingevuld.", "staff"),
    _nl(
        "Een wachtdienst buiten de uren kunnen we alleen niet dragen, met vier zones "
        "misschien wel.",
        "staff together",
    ),
    _nl("Onze handleidingen zijn verouderd; kennisoverdracht is er niet.", "knowledge"),
    _nl("Digitale vaardigheden van de oudere collega's. E-learning werkt niet.", "training"),
    _nl("De licentiekosten van Microsoft stijgen elk jaar.", "money applications"),
    _nl("Wij willen niet over camera's praten maar over het datacenter.", "cameras network"),
    _nl("Phishingtests: zijn er zones die dat al doen?", "security"),
    _nl("Noodplan als het netwerk een week uitvalt.", "incidents network"),
    _nl("Verwerkersovereenkomsten met softwareleveranciers, graag één model.", "privacy suppliers"),
    _nl("Bodycams en de bewaring van beelden.", "cameras"),
    _nl(
        "Een mobiele applicatie voor de wijkinspecteur, die ter plaatse vaststellingen doet.",
        "fieldwork",
    ),
    _nl("i-Police is gestopt, wat nu? Blijven we met ISLP verder werken?", "applications"),
    _nl("Dashboards en datakwaliteit: de cijfers in onze rapporten kloppen niet.", "figures"),
    _nl("Samenaankoop van pc's en schermen.", "buying workplaces together"),
    _nl(
        "Er komt een nieuwe functie: informatieveiligheidsconsulent, gedeeld met de stad.",
        "staff security together",
    ),
    _nl("Niets bijzonders.", ""),
    _nl("Het ICT-beleid ontbreekt. De korpschef beslist per aankoop.", "steering buying"),
    _nl(
        "Migratie naar de cloud en de uitbesteding van het serverbeheer aan een firma.",
        "network suppliers",
    ),
    _nl("Meldingen van burgers via WhatsApp, mag dat eigenlijk?", "citizens"),
    _nl("Ondersteuning van gebruikers neemt al onze tijd in beslag.", "helpdesk"),
    _nl("Personeel dat elders beter betaald wordt.", "staff"),
    _nl("Hoe krijgen we het college mee in een meerjarenplanning?", "steering"),
    _fr("Deux collaborateurs sur trois partent et les postes restent vacants.", "staff"),
    _fr(
        "Une garde en dehors des heures : seuls nous n’y arriverons pas, à quatre zones peut-être.",
        "staff together",
    ),
    _fr("Aucun transfert de connaissances, les manuels sont dépassés.", "knowledge"),
    _fr("Les compétences numériques des collègues plus âgés.", "training"),
    _fr("Le prix des licences augmente chaque année.", "money applications"),
    _fr("Hameçonnage : quelles zones testent déjà leur personnel ?", "security"),
    _fr("Que faire si le réseau tombe pendant une semaine ?", "incidents network"),
    _fr("Un modèle commun de contrat de sous-traitance au sens du RGPD.", "privacy together"),
    _fr("Les bodycams et la durée de conservation des images.", "cameras"),
    _fr("Une application mobile pour l’agent de quartier, sur le terrain.", "fieldwork"),
    _fr("i-Police est arrêté : restons-nous avec ISLP ?", "applications"),
    _fr("Des tableaux de bord fiables et la qualité des données.", "figures"),
    _fr("L’achat groupé d’écrans et de téléphones.", "buying workplaces together"),
    _fr("Rien de particulier.", ""),
    _fr("Il n’y a pas de plan ICT, le chef de corps décide achat par achat.", "steering buying"),
    _fr("Passer au cloud et confier les serveurs à une société externe.", "network suppliers"),
    _fr("Les signalements par WhatsApp, est-ce permis ?", "citizens"),
    _fr("L’assistance aux utilisateurs prend tout notre temps.", "helpdesk"),
    _fr("Comment convaincre le conseil d’une planification pluriannuelle ?", "steering"),
    _fr("Nous n’avons pas de copie de sécurité en dehors du bâtiment.", "continuity"),
)

ELSEWHERE = (
    Labelled(
        "de",
        "Unser Informatiker geht in den Ruhestand und wir finden keinen Ersatz.",
        frozenset({"staff"}),
    ),
    Labelled(
        "de",
        "Wir möchten über Datensicherung und Datenschutz sprechen.",
        frozenset({"continuity", "privacy"}),
    ),
    Labelled(
        "en",
        "We would like to talk about backups and about passwords first.",
        frozenset({"continuity", "security"}),
    ),
    Labelled(
        "en",
        "A shared data protection officer for all of the zones.",
        frozenset({"privacy", "together"}),
    ),
)
