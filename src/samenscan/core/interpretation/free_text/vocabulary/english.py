"""The English words of each topic; shorter than the Dutch and French lists."""

ENGLISH = {
    "steering": "strategy, governance, council, chief of police, decide, decision*, priority, "
    "priorities, ict plan, steering committee",
    "staff": "staff, staffing, recruit*, vacancy, vacancies, retire, retirement, successor, "
    "replacement, on call, personnel, hire, colleague leaves",
    "knowledge": "knowledge, documentation, manual, one person, handover",
    "training": "training*, course, digital skills, skills, literacy",
    "money": "budget*, cost, price*, funding, finance*, savings, invoice*, subsid*, pay, cost key",
    "buying": "purchas*, tender*, procurement, framework contract*, framework agreement*",
    "suppliers": "supplier*, vendor*, contract, contractor*, outsource",
    "workplaces": "computer*, workstation*, desktop*, telephone*, telephony, printer*, "
    "working from home",
    "network": "network*, server*, infrastructure*, data centre, fibre",
    "fieldwork": "tablet*, vehicle*, on the spot, in the field, mobile, patrol*",
    "cameras": "camera*, video*, sensor*, images",
    "security": "security, password*, authentication*, two factor, hacker*, virus, patch*, "
    "vulnerabilit*, access rights",
    "continuity": "continuity, recovery, off line copy",
    "incidents": "incident*, crisis, outage*, breakdown*, exercise, attack*, emergency",
    "privacy": "data protection, personal data, register of processing, data breach, "
    "retention period",
    "applications": "application, applications, licence*, license*, interface*",
    "records": "archive, archiving, document management, case files",
    "figures": "data quality, statistic*, figures, indicator*, reporting, analytics",
    "ai": "=ai, artificial intelligence, algorithm*",
    "citizens": "citizen*, website*, online reporting, appointment*, reception desk, social media",
    "helpdesk": "user support, support of users, support desk",
    "together": "together, cooperat*, collaborat*, shared, sharing, joint, jointly, partner*, "
    "other zones",
    "merger": "merger*, merge",
}
