"""The invented province: its zones and the people who lead them, and nothing of any real zone."""

EAST_ZONES = (
    "Alderbeek",
    "Bosduin",
    "Eikenhout",
    "Grensbeek",
    "Heidekant",
    "Kerkmolen",
    "Lindebos",
    "Molenwijk",
    "Ravelbeek",
    "Steenakker",
    "Veldrode",
    "Wilgenrode",
    "Zavelrode",
)
WEST_ZONES = (
    "Beverlinde",
    "Dorpsweide",
    "Elzendreef",
    "Fazantenhof",
    "Hazelveld",
    "Kasteeldreef",
    "Larkenhof",
    "Meersbrug",
    "Nachtegaal",
    "Populierenhof",
    "Rietmolen",
    "Vossenberg",
)
DID_NOT_SUBMIT = ("PZ Steenakker", "PZ Larkenhof")
LEAD_NAMES = (
    "An Adams", "Bart Baert", "Carla Claes", "David De Smet", "Els Engelen", "Filip Franck",
    "Greet Goossens", "Hans Hermans", "Ine Ickx", "Jan Jacobs", "Kris Kerkhofs", "Leen Lemmens",
    "Mieke Maes", "Nico Nijs", "Orla Ooghe", "Peter Peeters", "Rita Roels", "Stijn Smets",
    "Tine Thys", "Wim Willems", "Yves Ysebaert", "Zoë Zegers", "Marc Martens", "Nele Nelissen",
    "Roel Renders",
)  # fmt: skip
