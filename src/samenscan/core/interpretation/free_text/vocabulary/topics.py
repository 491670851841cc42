"""What a free text can be about: the topics we look for, in the order of the two ICT-scans."""

from dataclasses import dataclass

from samenscan.core.text import Text, text


@dataclass(frozen=True)
class Topic:
    """One subject of conversation, known by its code; a reader sees its title."""

    code: str
    title: Text


TOPICS = (
    Topic("steering", text("Policy and decisions")),
    Topic("staff", text("People in the ICT team")),
    Topic("knowledge", text("Knowledge and documentation")),
    Topic("training", text("Training and digital skills")),
    Topic("money", text("Budget and costs")),
    Topic("buying", text("Buying and tenders")),
    Topic("suppliers", text("Suppliers and contracts")),
    Topic("workplaces", text("Computers, telephones and workplaces")),
    Topic("network", text("Network, servers and cloud")),
    Topic("fieldwork", text("Mobile work on the spot")),
    Topic("cameras", text("Cameras, drones and their images")),
    Topic("security", text("Information security")),
    Topic("continuity", text("Backup and recovery")),
    Topic("incidents", text("Outages, crises and exercises")),
    Topic("privacy", text("Privacy and personal data")),
    Topic("applications", text("Applications and licences")),
    Topic("records", text("Files and archive")),
    Topic("figures", text("Figures and reporting")),
    Topic("ai", text("Artificial intelligence")),
    Topic("citizens", text("Service to citizens")),
    Topic("helpdesk", text("Help desk and support of users")),
    Topic("together", text("Working together and sharing")),
    Topic("merger", text("Mergers")),
)
