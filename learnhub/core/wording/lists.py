"""Words by which people, what they are blamed for, and what only bears their names are told apart.

All are folded: without case and accents, unless their name says otherwise.
"""

import re


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _set("de du des le la les van von der den del della di da el al ben bin and et")

# First names of people who are not in the company, such as those of suppliers, as they are frequent in France
# and in English-speaking countries.
FIRST_NAMES = _set("""
    adam adele adrien agathe agnes ahmed aicha alain alan albert alex alexandra alexandre alexis alice
    alicia alison amandine amelie amina amir amy ana anais andre andrea andrew angela anita ann anna anne
    anthony antoine antonio arnaud arthur audrey aurelie aurelien axel bastien beatrice ben benjamin
    benoit bernard bertrand beth brigitte bruno camille carlos carol carole caroline catherine cecile
    cedric celine chantal charles charlotte chloe chris christelle christian christine christophe claire
    clara claude clement colin coralie cyril damien daniel danielle david deborah delphine denis diane
    didier dominique edouard edward elena elisa elisabeth elise elizabeth elodie eloise emilie emily emma
    emmanuel emmanuelle eric erika estelle esther etienne eva evelyne fabien fabrice farid fatima fatou
    felix fernand florence florian francis francois francoise frank franck fred frederic gabriel gaelle
    gary gautier genevieve geoffroy george georges gerald gerard geraldine gilbert gilles giovanni gregory
    guillaume gustave guy hannah hans hassan helen helene henri henry herve hugo ian ibrahim ines ingrid
    isabelle ivan jack jacqueline jacques jake james jamal jane janet jason jean jeanne jennifer jeremy
    jerome jessica jim joan joanna joe joel johan john jonathan jordan jorge jose joseph josephine juan
    judith jules julia julie julien juliette justine karen karim karine kate katherine kathy katia keith
    kelly ken kenneth kevin kim klaus laetitia larry laura laurence laurent lea leila leo leon leonie liam
    lina linda lionel lisa loic louis louise luc lucas lucie lucy ludovic lydia lydie madeleine mael
    magali malik manon manuel marc marcel margaret margaux maria marianne marie marine mario marion marius
    martha martin martine mary maryse mathieu mathilde matthew matthias matthieu maurice max maxime mehdi
    melanie melissa michael michel michele michelle miguel mike mohamed mohammed monica monique mourad
    muriel myriam nabil nadege nadia nadine nancy natacha natalie nathalie nathan nicholas nick nicolas
    nicole nina noah noel noemie nora odile olga olivia olivier omar oscar oumar pamela paola pascal
    pascale patricia patrick paul paula pauline pedro peter philip philippe pierre pieter quentin rachel
    rachid ralph raphael raymond rebecca regis remi remy renaud rene richard robert roberto robin roger
    roland romain ronald rosa rosalie rose roxane ryan sabine sabrina salim sally sam samantha samir
    samira samuel sandra sandrine sara sarah sean sebastien serge severine simon simone sofia solene sonia
    sophie stefan stephane stephanie stephen steve steven sue susan suzanne sven sylvain sylvie tanguy
    tanya tatiana teresa theo theodore therese thibault thibaut thierry thomas tim timothy tom tony ursula
    valentin valerie vanessa vera veronique vicky victor victoria vincent virginie walter wendy werner
    wilfried william xavier yann yannick yasmine youssef yves yvette yvonne zoe
""")

# Names of people that are words, months or days, too.
WORDS_TOO = _set("""
    aout april august avril berger bill blanc blanche bois bon bonnet boulanger brun carpentier chance
    charpentier chef chevalier claire constance constant cook cooper crystal dawn desire faith fleur
    fontaine forest fort franc frank gentil grace grand gray green guy hall hill hope hunter jack joy june
    king leblanc lebrun legrand lemaire lheure lily long loup mai maire marchand marechal mark mars masson
    may mercier meunier mines monde moulin noel page pat penny petit pierre pont potter prevost prudence
    ray rey rich rob roche rose rousse roux ruby sage sol stone summer tailor tanner tour vert vigne
    walker ward weaver will wood young
""")
DAYS = _set("april august june may dawn avril aout mai mars noel summer")

ROLES = _set("""
    operator operators technician technicians engineer engineers manager managers planner planners team
    teams crew crews shift supplier suppliers contractor contractors colleague colleagues buyer buyers
    inspector inspectors welder welders fitter fitters electrician electricians foreman supervisor
    supervisors management staff worker workers apprentice trainee intern people everybody everyone nobody
    somebody someone director leader leaders mechanic mechanics dispatcher storekeeper clerk maintenance
    production purchasing logistics operateur operateurs operatrice operatrices technicien techniciens
    technicienne ingenieur ingenieurs ingenieure responsable responsables chef chefs cheffe equipe equipes
    magasinier conducteur conductrice planificateur planificatrice acheteur acheteuse acheteurs
    fournisseur prestataire prestataires interimaire interimaires stagiaire apprenti apprentie collegue
    collegues direction encadrement soudeur soudeuse monteur monteurs electricien electriciens mecanicien
    mecaniciens inspecteur directeur directrice personne qualite logistique achats methodes
""")
SOMEBODY = {
    "en": ROLES | _set("i we you he she they who one nobody"),
    "fr": ROLES | _set("je j nous vous tu il elle ils elles on qui quelqu un aucun chacun"),
}

MACHINES = _set("""
    alarm automaton battery bearing boiler breaker browser compressor computer controller conveyor crane
    display engine fan filter gauge generator interlock laptop line logger machine meter motor network plc
    press printer program pump relay robot router screen script sensor server software spindle station
    system tablet tool valve welder-robot actionneur alarme application automate batterie calculateur
    capteur chaine chaudiere compresseur disjoncteur ecran four imprimante ligne logiciel moteur
    ordinateur outil pompe presse programme relais reseau robot routeur serveur sonde supervision systeme
    tablette variateur vanne verin ventilateur
""")
# Words between whoever does something and what is done.
LINKS = {
    "en": _set("had has have also simply just again then still who that which never completely clearly and"),
    "fr": _set("qui ne n a ont avait aussi simplement encore et donc alors lui eux meme"),
}
BETWEEN = {
    "en": _set("on duty in charge of the night day morning evening new other second first late early"),
    "fr": _set("de du des la le les en d l nuit jour quarte poste garde matin soir nouveau nouvelle"),
}

PRONOUNS = {
    "en": _set("he she him her hers his himself herself"),
    "fr": _set("il elle ils elles"),
}
ARTICLES = {
    "en": _set("the a an this that these our its"),
    "fr": frozenset(("le", "la", "les", "un", "une", "ce", "cette", "notre", "nos", "sa", "au", "du")),
}
THINGS_BEFORE = _set("""
    avenue atelier automate banc base batiment baie bassin bras cellule chaine chariot chaudiere college
    compresseur cours cuve ecole etau extrudeuse filiale four fraiseuse gamme groupe hall hangar hopital
    immeuble impasse labo laboratoire laser lycee ligne logiciel machine malaxeur maison marque modele
    moteur navire outil parc place plateforme pompe pont port poste presse projet quai robot rond-point
    route rue saint sainte salle serveur site societe station stade tour tunnel usine vanne ville villa
    zone norme theoreme saint st airport boiler bridge building camp cell college company crane factory
    furnace harbour hospital lathe line lab machine mill model motor mount port plant press project pump
    quay robot room school server ship site software square station street street tower truck tug turbine
    university valve vessel workshop named called baptisee baptise nommee nomme appelee appele dite dit
""")
THINGS_OF = _set("""
    loi diagramme methode theoreme principe roue echelle courbe indice module effet essai tube pont nombre
    coefficient rue cycle cle vis
""")
THINGS_AFTER = _set("""
    airport avenue axis bearing boiler bridge building chart connector coupling court crane cycle diagram
    drive effect engine furnace gearbox group hall index lathe law line machine mill model motor plant plc
    press principle pump road robot room scale school screw seal server sensor site software square
    station street test tower truck tube turbine valve wheel wrench workshop
""")
FIRM = re.compile(
    r" (?:S\.?A\.?(?:S\.?)?(?!\w)|SARL|SAS|SASU|GmbH|AG|Ltd|Inc|LLC|plc|BV|& \w+|et Fils|and Sons|Frères|"
    r"Industries?|"
    r"Group)(?!\w)"
)

ACTS = {
    "en": re.compile(
        r"(?:had |has |was |were |could |did |would |also |simply |just |never |not |n't |didn't |hadn't |"
        r"wasn't |doesn't |again |then |only |still |already )*"
        r"(?:forgot|forgotten|knew|know|thought|think|believed|believe|assumed|assume|decided|decide|told|"
        r"tell|"
        r"asked|ask|said|says|wrote|read|saw|noticed|notice|ignored|ignore|misread|misjudged|wanted|hoped|"
        r"checked|check|ordered|order|called|call|opened|signed|left|went|came|took|put|made|ran|sent|"
        r"skipped|"
        r"should|overlooked|neglected|failed|mistook|understood|realised|realized|missed|mixed|fitted|"
        r"tightened|"
        r"chose|explained|admitted|refused|tried|answered|spoke|worked|installed|entered|typed|confused)\b"
    ),
    "fr": re.compile(
        r"(?:ne |n'|l'|le |la |les |lui |leur |en |y |s'|se |aussi |simplement |encore |jamais |pas |bien )*"
        r"(?:(?:a|ont|avait|avaient|aurait|auraient|est|etait|était|n'a|n'ont|n'avait|n'avaient|n'aurait|"
        r"n'auraient|l'a|l'ont|l'avait|s'est|s'était|s'etait|m'a|lui|nous)\s+"
        r"(?:pas |jamais |aussi |encore |bien |simplement |même |donc |alors |nous |m'|trop |mal )*"
        r"(?:oublié|oublie|su|pensé|cru|voulu|décidé|dit|demandé|écrit|lu|vu|remarqué|ignoré|négligé|omis|"
        r"vérifié|contrôlé|commandé|appelé|prévenu|signé|laissé|pris|mis|fait|envoyé|sauté|dû|trompé|trompée|"
        r"compris|réalisé|raté|confondu|serré|monté|choisi|expliqué|refusé|essayé|répondu|parlé|travaillé|"
        r"installé|saisi|tapé|rappelé|transmis|ouvert|fermé|lancé|coupé|averti|parti|partie|venu|venue|passé|"
        r"regardé|réglé|posé|démarré|suivi|osé|attendu)"
        r"|savait|savaient|pensait|pensaient|croyait|croyaient|voulait|voulaient|ignorait|ignoraient|dit|"
        r"pense|"
        r"croit|oublie|oubliait|devait|connaissait|trouvait|décida|décide|estimait|préférait|demandait)\b"
    ),
}
