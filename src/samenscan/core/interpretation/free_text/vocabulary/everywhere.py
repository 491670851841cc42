"""Words that are written alike in all four languages."""

EVERYWHERE = {
    "training": "e learning, elearning",
    "suppliers": "=sla, outsourcing",
    "workplaces": "laptop*, =pc, =pcs, smartphone, hardware, windows 10, windows 11",
    "network": "cloud*, datacenter*, data center, wifi, wi fi, azure, =vpn, storage, hosting",
    "cameras": "=anpr, bodycam*, body cam*, drone*, =cctv",
    "security": "cyber*, phishing*, ransomware*, firewall*, =mfa, =nis2, =nis 2, cyfun*, =edr, "
    "=siem, antivirus*, anti virus*, logging",
    "continuity": "backup*, back up*, restore, disaster recovery, =bcp, =bcm, =drp",
    "privacy": "privacy*, =dpo, =gdpr, =dpia",
    "applications": "software*, =islp, i police, ipolice, =galop, microsoft, office 365, =m365",
    "records": "=dms, sharepoint",
    "figures": "dashboard*, =kpi, power bi",
    "ai": "chatgpt, chat gpt, copilot, machine learning",
    "citizens": "chatbot*, whatsapp, police on web",
    "helpdesk": "helpdesk*, help desk*, servicedesk*, service desk*, ticket*",
}
