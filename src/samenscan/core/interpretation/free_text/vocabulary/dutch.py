"""The Dutch words of each topic; a compound is listed by the part that carries the topic."""

DUTCH = {
    "steering": "beleid*, *beleid, ict plan*, veiligheidsplan*, beleidsplan*, college, =raad, "
    "gemeenteraad*, politieraad*, korpschef, beslissen, beslissing*, prioriteit*, strateg*, "
    "meerjaren*, visie*, stuurgroep*, bestuur*, architectuur",
    "staff": "personeel*, aanwerv*, aanwerf*, aanwerft, werven aan, rekruter*, vacature*, "
    "pensioen*, gepensioneerd, medewerker*, informaticus, informatici, ict er, ict ers, it er, "
    "it ers, systeembeheerder*, netwerkbeheerder*, vervanging*, vervanger, ontslag*, vertrek, "
    "vertrekken, =vte, voltijds*, halftijds*, deeltijds*, wachtdienst*, permanentie*, ziekte*, "
    "onderbezet*, mankracht, nieuwe functie, detacher*, loon*, wedde*, =consulent, *consulent",
    "knowledge": "kennis*, *kennis, documenteren, documentatie*, handleiding*, in het hoofd, "
    "een persoon, sleutelfiguur, overdracht",
    "training": "opleiding*, *opleiding, vorming*, cursus*, training*, bijscholing*, vaardigheid, "
    "vaardigheden, *vaardigheid, *vaardigheden, coaching",
    "money": "budget*, *budget, kost, kosten*, *kosten, *kost, prijs*, prijzen, begroting*, "
    "financ*, *financiering, besparen, besparing*, *besparing, subsidie*, factuur*, facturen, "
    "geld, investeren, investering*, *investering, te duur, betaalbaar*, betalen, betaalt, "
    "verdeelsleutel*",
    "buying": "aankoop*, *aankoop, aankopen, *aankopen, inkoop*, inkopen, aanbesteden, "
    "aanbesteding*, raamcontract*, raamovereenkomst*, overheidsopdracht*, lastenboek*, bestek, "
    "bestekken, opdrachtencentrale*, offerte*",
    "suppliers": "leverancier*, *leverancier, contract*, onderhoudscontract*, outsourcen, "
    "uitbesteden, uitbesteding*, firma, dienstverlener*, consultant*",
    "workplaces": "computer*, *computer, werkplek*, werkpost*, werkstation*, scherm, "
    "beeldscherm*, telefoon*, telefoni*, toestel, printer*, thuiswerk*, telewerk*",
    "network": "netwerk*, *netwerk, back upserver*, server*, *server, datacentrum*, datacentra, "
    "bekabeling*, glasvezel*, infrastructuur*, virtualis*, opslag*",
    "fieldwork": "tablet*, voertuig*, *voertuig, ter plaatse, op het terrein, mobiel*, "
    "wijkinspecteur*, wijkagent*, patrouille*, interventieploeg*",
    "cameras": "camera*, *camera, beelden, beeldmateriaal, sensor*, videobewaking*",
    "security": "beveilig*, *beveiliging, informatieveiligheid*, wachtwoord*, *wachtwoord, "
    "paswoord*, meerfactor*, tweefactor*, tweestaps*, authenticatie*, hacken, hacker*, virus, "
    "patchen, patch*, toegangsbeheer*, toegangsrecht*, kwetsbaar*",
    "continuity": "reservekopie*, veiligheidskopie*, terugzetten, "
    "herstellen, hersteltest*, herstelplan*, continuiteit*, continuïteit*, *continuïteit, "
    "uitwijk*, noodstroom*",
    "incidents": "incident*, *incident, crisis*, noodplan*, noodscenario*, oefening*, "
    "*oefening, uitval*, valt uit, pannes, storing*, cyberaanval*, aanval*, ramp, calamiteit*",
    "privacy": "=avg, gegevensbescherming*, register van verwerkingen, verwerkingsregister*, "
    "verwerkersovereenkomst*, persoonsgegevens, datalek*, bewaartermijn*",
    "applications": "toepassing*, *toepassing, applicatie*, *applicatie, softwarepakket*, "
    "licentie*, systemen, tool, excel*, koppeling*",
    "records": "archief*, archieven, archiveren, archivering*, *archief, documentbeheer*, "
    "documentenbeheer*, dossier*, gedeelde schijven, gedeelde schijf",
    "figures": "datakwaliteit*, datagedreven, cijfer, cijfers, statistiek*, rapportering*, "
    "rapportage*, analyse*, data analyse*, indicator*",
    "ai": "=ai, artificiele intelligentie, artificiële intelligentie, kunstmatige intelligentie, "
    "algoritme*",
    "citizens": "burger*, website*, webstek*, loket, *loket, aangifte*, afspraak maken, "
    "dienstverlening*, onthaal*, sociale media, melding*",
    "helpdesk": "ondersteuning*, gebruikersondersteuning*",
    "together": "samenwerk*, gezamenlijk*, samen, delen, gedeeld met, buurzone*, andere zones, "
    "met de zones, intergemeentelijk*, samenaankoop*, samenaankopen, verdeelsleutel*, partner*, "
    "bundelen, poolen",
    "merger": "fusie*, *fusie, fuseren, gefuseerd, samensmelten, samensmelting*, "
    "schaalvergroting*, samenvoegen, samenvoeging*",
}
