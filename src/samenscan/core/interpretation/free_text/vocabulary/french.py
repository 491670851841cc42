"""The French words of each topic."""

FRENCH = {
    "": "dès le départ, au départ",
    "steering": "stratégi*, plan ict, plan informatique, plan zonal de sécurité, conseil, "
    "collège, chef de corps, décider, décision*, priorité*, pluriannuel*, gouvernance*, vision, "
    "pilotage, architecture, politique informatique, comité d accompagnement",
    "staff": "=personnel, recrut*, engager, engagement, embauch*, vacant*, poste vacant, "
    "postes vacants, pension, retraite, informaticien*, remplacement*, remplaçant*, départ, "
    "collaborateur*, collaboratrice*, =etp, temps plein, mi temps, effectifs, garde, "
    "gestionnaire de système, gestionnaire système, administrateur système, maladie, "
    "sous effectif",
    "knowledge": "connaissance*, =documenter, documentation*, manuel, manuels, "
    "une seule personne, savoir faire, dans la tête",
    "training": "formation, formations, =former, =formés, compétence*, apprentissage*, coaching, "
    "recyclage",
    "money": "budget*, budgét*, coût*, coûter, prix, financ*, payer, paie, dépense*, économies, "
    "subside*, subvention*, facture, facturation, tarif*, investissement*, investir, argent, "
    "trop cher, clé de répartition",
    "buying": "achat*, acheter, marché public, marchés publics, contrat cadre, contrats cadres, "
    "accord cadre, centrale d achat, centrale de marchés, cahier des charges, appel d offres, "
    "adjudication",
    "suppliers": "fournisseur*, contrat, contrats, prestataire*, sous traitant*, sous trait*, "
    "externalis*, société externe, firme, consultant*",
    "workplaces": "ordinateur*, ordinateur portable, ordinateurs portables, poste de travail, "
    "postes de travail, écran*, téléphone*, téléphonie*, imprimante*, télétravail*, "
    "matériel informatique",
    "network": "réseau*, serveur*, centre de données, infrastructure*, hébergement*, fibre, "
    "virtualis*, stockage, salle informatique",
    "fieldwork": "tablette*, véhicule*, sur place, sur le terrain, mobile, mobilité, "
    "agent de quartier, agents de quartier, patrouille*, équipe d intervention",
    "cameras": "caméra*, image, vidéo*, capteur*",
    "security": "sécurité, sécuris*, mot de passe, mots de passe, authentification*, "
    "plusieurs facteurs, double facteur, deux facteurs, hameçonnage*, pirat*, virus, correctif*, "
    "gestion des accès, droit d accès, droits d accès, vulnérab*",
    "continuity": "sauvegarde*, restaur*, continuité*, copie de sécurité, copies de sécurité, "
    "plan de reprise, redondan*",
    "incidents": "incident*, crise*, panne*, exercice*, cyberattaque*, attaque*, urgence, "
    "plan d urgence, coupure*, sinistre*",
    "privacy": "=rgpd, vie privée, protection des données, registre des traitements, "
    "registre de traitement, données personnelles, données à caractère personnel, "
    "durée de conservation, fuite de données, fuites de données, analyse d impact",
    "applications": "application*, logiciel*, outil, licence*, interface*",
    "records": "archiv*, gestion documentaire, =documents, =ged, dossier*, classement",
    "figures": "tableau de bord, tableaux de bord, qualité des données, statistique*, chiffres, "
    "analyse, indicateur*, rapportage",
    "ai": "intelligence artificielle, =ia, algorithme*",
    "citizens": "citoyen*, plainte*, rendez vous, site web, site internet, guichet*, accueil, "
    "signalement*, réseaux sociaux, en ligne",
    "helpdesk": "assistance*, support, dépannage*, utilisateur*",
    "together": "ensemble, partager, partagé, =commun, =communs, mutualis*, =collaboration, "
    "=collaborer, coopér*, groupé, conjoint*, partenariat*, partenaire*, clé de répartition, "
    "entre zones, autres zones, zones voisines, intercommunal*, à plusieurs zones",
    "merger": "fusion*, regroupement de zones",
}
