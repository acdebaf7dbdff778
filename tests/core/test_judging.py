"""Words that speak about the person: found in sentences of both languages, and no others.

The first set is the one that the patterns were written with; the second was written afterwards, by the same
hand, and nothing was fitted to it. Figures are asserted for both.
"""

import time

import pytest

from learnhub.core.wording import Judged, judgements

T, A, M, C = Judged.TRAIT, Judged.ALWAYS, Judged.MOTIVE, Judged.COMPARED

MADE_WITH = {
    "en": [
        ("The crew waited two hours for shims, which was a bit careless of you.", T),
        ("You are lazy.", T),
        ("You were rather defensive when the customer asked.", T),
        ("Your attitude in the meeting surprised me.", T),
        ("You lack discipline when you fill in the sheet.", T),
        ("You're not a team player.", T),
        ("You always interrupt Oumar.", A),
        ("You never write the reading down.", A),
        ("You are on your phone all the time.", A),
        ("You don't care about the night shift.", M),
        ("You wanted to prove that Ghent was wrong.", M),
        ("You did it on purpose.", M),
        ("Unlike Karim, you left the sheet empty.", C),
        ("You were slower than the others.", C),
        ("Everyone else manages to fill in the sheet.", C),
        ("You are brilliant.", T),
        ("You walked Oumar round the pump and let him touch the flush line.", None),
        ("The 0.12 mm reading was not on the sheet.", None),
        ("I planned Thursday's stop without the reading, so the crew waited two hours for shims.", None),
        ("When you asked what he had heard, he took the time to explain.", None),
        ("Next time, could you write the reading beside the drawing?", None),
        ("The customer said “you are careless” and hung up.", None),
        ("You were in Lyon that day.", None),
        ("I felt uneasy, because I did not know what to tell the crew.", None),
    ],
    "fr": [
        ("Tu as été un peu négligent ce jour-là.", T),
        ("Vous êtes brouillonne dans vos relevés.", T),
        ("Ce n’était pas très professionnel de ta part.", T),
        ("J’ai préparé l’arrêt sans la mesure, ce qui était un peu négligent de ta part.", T),
        ("Ton manque de rigueur nous a coûté deux heures.", T),
        ("Tu manques de tact avec les clients.", T),
        ("Tu n’es pas fiable.", T),
        ("Tu ne notes jamais la mesure.", A),
        ("Vous coupez tout le temps la parole à Oumar.", A),
        ("Tu arrives toujours en retard.", A),
        ("Tu t’en fiches de l’équipe de nuit.", M),
        ("Tu voulais surtout avoir raison.", M),
        ("Vous l’avez fait exprès.", M),
        ("Contrairement à Karim, tu as laissé la fiche vide.", C),
        ("Tu as été moins rapide que les autres.", C),
        ("Tout le monde y arrive.", C),
        ("Tu es génial.", T),
        ("Tu as fait le tour de la pompe avec Oumar et tu l’as laissé toucher la conduite.", None),
        ("La mesure de 0,12 mm n’était pas sur la fiche.", None),
        ("J’ai préparé l’arrêt de jeudi sans la mesure, et l’équipe a attendu deux heures.", None),
        ("Quand tu lui as demandé ce qu’il avait entendu, il a pris le temps d’expliquer.", None),
        ("La prochaine fois, pourrais-tu noter la mesure à côté du plan ?", None),
        ("Le client a dit « vous êtes négligents » et il a raccroché.", None),
        ("Vous étiez à Lyon ce jour-là.", None),
        ("Je me suis senti mal à l’aise, car je ne savais pas quoi dire à l’équipe.", None),
    ],
}
WRITTEN_AFTERWARDS = {
    "en": [
        ("Honestly, you can be quite bossy with the apprentices.", T),
        ("That was really rude of you.", T),
        ("You came across as arrogant to the supplier.", T),
        ("It shows your lack of respect for the others.", T),
        ("You have no empathy.", T),
        ("You constantly check your messages.", A),
        ("You've never thanked the store.", A),
        ("You think you're the only one who knows pumps.", M),
        ("You obviously wanted to look good in front of Hélène.", M),
        ("You did worse than Pieter.", C),
        ("The others managed without help.", C),
        ("You opened the meeting with your own mistake, and three people spoke after you.", None),
        ("You asked the supplier twice for the date, and he gave it the second time.", None),
        ("I read your report on the train and understood the curve at once.", None),
        ("What would help you next time, a template or ten minutes with me?", None),
        ("The pump was slower than the drawing says.", None),
        ("You stood beside the screen, so the back row could not see the figures.", None),
        ("It saved us a day.", None),
        ("I could offer to listen to your next rehearsal.", None),
        ("You had no drawing that morning.", None),
    ],
    "fr": [
        ("Franchement, tu peux être autoritaire avec les apprentis.", T),
        ("C’était agressif de votre part.", T),
        ("Vous avez été condescendant avec le fournisseur.", T),
        ("Votre mauvaise foi m’a fatigué.", T),
        ("Tu as manqué de courage.", T),
        ("Vous regardez sans arrêt votre téléphone.", A),
        ("Tu n’as jamais remercié le magasin.", A),
        ("Tu te crois seul à connaître les pompes.", M),
        ("Vous avez voulu impressionner Hélène.", M),
        ("Tu t’en sors moins bien que Pieter.", C),
        ("Tes collègues s’en sortent sans aide.", C),
        ("Tu as ouvert la réunion par ta propre erreur, et trois personnes ont parlé après toi.", None),
        ("Vous avez demandé deux fois la date au fournisseur, et il l’a donnée la seconde fois.", None),
        ("J’ai lu votre rapport dans le train et j’ai compris la courbe tout de suite.", None),
        ("Qu’est-ce qui t’aiderait la prochaine fois, un modèle ou dix minutes avec moi ?", None),
        ("La pompe était plus lente que sur le plan.", None),
        ("Tu te tenais à côté de l’écran, et le dernier rang ne voyait pas les chiffres.", None),
        ("Cela nous a fait gagner une journée.", None),
        ("Je peux t’écouter avant ta prochaine présentation.", None),
        ("Vous n’aviez pas de plan ce matin-là.", None),
    ],
}


def measured(sentences: dict[str, list]) -> tuple[float, float]:
    """Precision and recall: the kind has to be right, too."""
    right = wrong = missed = 0
    for language, rows in sentences.items():
        for text, kind in rows:
            found = {each.kind for each in judgements(text, language)}
            right += kind in found
            missed += kind is not None and kind not in found
            wrong += bool(found) and kind not in found
    return right / max(1, right + wrong), right / max(1, right + missed)


def test_every_sentence_that_it_was_made_with_is_told_apart() -> None:
    assert measured(MADE_WITH) == (1.0, 1.0)


def test_most_sentences_written_afterwards_are_told_apart() -> None:
    precision, recall = measured(WRITTEN_AFTERWARDS)
    assert precision >= 0.95
    assert recall >= 0.85


def test_the_words_that_are_found_are_those_of_the_text() -> None:
    text = "The crew waited two hours, which was a bit careless of you."
    [found] = judgements(text, "en")
    assert text[found.start : found.end] == "a bit careless of you"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_any_text_is_looked_at_in_a_bounded_time(language) -> None:
    for piece in ("you are very ", "tu es un peu ", "vous ", "tu n’", "a", "“", "you\n", "le plus "):
        text = piece * (20_000 // len(piece))
        before = time.perf_counter()
        judgements(text, language)
        assert time.perf_counter() - before < 2
