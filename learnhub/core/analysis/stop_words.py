"""Words that say little of what a text is about, in each language, spelt with their accents.

They are compared before accents fall: "thé" is none, although "the" is one.
"""

_ENGLISH = """
a about after all also am an and any are as at be because been before being both but by can cant could did
do does doesnt doing done dont for from get got had has have having he her here hers him his how i if im in
into is isnt it its ive just like me more most my no not of off on once only or other our ours out over own
same she should so some such than that the their them then there these they this those through to too under
until up us very was we were what when where which while who whom why will with would you your yours
"""
_FRENCH = """
à afin ai ainsi alors après as au aucun aucune aussi autre autres aux avait avant avec avez avoir avons c ça
car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des
doit doivent donc dont du elle elles en encore entre es est et étaient était êtes être eu eux fait faire
faut font il ils j je l la là le les leur leurs lors lui m ma mais me même mêmes mes moi mon n ne ni nos
notre nous on ont ou où par parce pas pendant peu peut plus pour pourquoi puis qu quand que quel quelle
quelles quels qui quoi s sa sans se sera ses si soit son sont sous sur t ta te tes toi ton tous tout toute
toutes très tu un une vers vos votre vous y
"""
STOP_WORDS = {"en": frozenset(_ENGLISH.split()), "fr": frozenset(_FRENCH.split())}


def is_stop_word(word: str) -> bool:
    """Whether a word, as it is spelt, says little in one of the languages."""
    return any(word in words for words in STOP_WORDS.values())
