"""The German words of each topic; shorter than the Dutch and French lists."""

GERMAN = {
    "steering": "strategie*, kollegium, korpschef, entscheidung*, entscheiden, priorität*, "
    "mehrjahres*, ict plan*, polizeirat, gemeinderat",
    "staff": "personal, personalmangel, ruhestand*, pensionierung*, informatiker*, "
    "systemverwalter*, ersatz, vertretung*, mitarbeiter*, einstellung*, kündigung*, "
    "bereitschaftsdienst*, krankheit*",
    "knowledge": "wissen, fachwissen, dokumentieren, dokumentation*, handbuch, handbücher",
    "training": "ausbildung*, *ausbildung, schulung*, *schulung, weiterbildung*, kompetenz*, "
    "lehrgang",
    "money": "budget*, haushalt*, kosten, *kosten, preis*, finanz*, sparen, zuschuss*, rechnung, "
    "bezahlen, investition*, kostenschlüssel*",
    "buying": "einkauf*, anschaffung*, ausschreibung*, rahmenvertrag*, rahmenverträge*, "
    "vergabe, öffentlicher auftrag",
    "suppliers": "lieferant*, vertrag, verträge, dienstleister*, anbieter*, auslagern",
    "workplaces": "computer*, rechner, bildschirm*, telefon*, drucker*, arbeitsplatz*, "
    "arbeitsplätze*, telearbeit*, homeoffice",
    "network": "netzwerk*, server*, *server, rechenzentrum*, infrastruktur*, glasfaser*",
    "fieldwork": "tablet*, fahrzeug*, *fahrzeug, vor ort, im einsatz, mobil*, streife*",
    "cameras": "kamera*, *kamera, aufnahmen, sensor*, videoüberwachung*",
    "security": "informationssicherheit*, sicherheit, passwort*, passwörter*, kennwort*, "
    "anmeldung, authentifizierung*, hacker*, virus, sicherheitslücke*, zugriffsrecht*",
    "continuity": "datensicherung*, sicherungskopie*, wiederherstell*, notbetrieb*",
    "incidents": "vorfall*, vorfälle*, krise*, ausfall*, ausfälle*, störung*, notfallplan*, "
    "übung, angriff*, *angriff",
    "privacy": "datenschutz*, =dsgvo, =dsb, personenbezogen*, verarbeitungsverzeichnis*, "
    "aufbewahrungsfrist*",
    "applications": "anwendung*, *anwendung, programm, lizenz*, schnittstelle*",
    "records": "archiv*, akte, akten*, dokumentenverwaltung*, ablage",
    "figures": "datenqualität*, statistik*, kennzahl*, zahlen, berichtswesen, auswertung*",
    "ai": "=ki, künstliche intelligenz, algorithm*",
    "citizens": "bürger*, website*, webseite*, anzeige, schalter, termin, soziale medien",
    "helpdesk": "unterstützung der benutzer, benutzerbetreuung*",
    "together": "zusammenarbeit*, zusammen, gemeinsam*, teilen, nachbarzone*, andere zonen, "
    "partner*",
    "merger": "fusion*, zusammenschluss*, zusammenlegung*",
}
