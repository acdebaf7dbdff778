"""The infinitive of an English participle where it can be told: "check" of "checked", "close" of "closed"."""

import re

_TOLD = """
begun:begin bought:buy brought:bring built:build caught:catch chosen:choose come:come cut:cut done:do
drawn:draw driven:drive found:find given:give gone:go got:get gotten:get had:have heard:hear held:hold
kept:keep known:know left:leave led:lead let:let lost:lose made:make meant:mean met:meet paid:pay put:put
read:read run:run said:say seen:see sent:send set:set shown:show shut:shut spoken:speak spent:spend
stood:stand taken:take taught:teach thought:think told:tell understood:understand worn:wear written:write
stopped:stop planned:plan fitted:fit logged:log plugged:plug referred:refer dropped:drop shipped:ship
mapped:map preferred:prefer spotted:spot agreed:agree cancelled:cancel labelled:label controlled:control
"""
_SILENT_E = """
analys anticipat archiv arrang calibrat chang challeng clos communicat compar complet creat decid defin
describ escalat estimat evaluat exchang forc greas handl hir imagin improv increas insulat involv isolat
issu locat lubricat manag measur mov nam notic operat organis organiz prepar produc provid purg quot rais
realis realiz receiv recognis recogniz reduc releas remov replac requir rescu reserv rotat sav schedul
secur separat serv shar stor suppos tim trac translat updat us validat
"""
_IRREGULAR = {participle: verb for participle, _, verb in (each.partition(":") for each in _TOLD.split())}
_WITH_E = frozenset(_SILENT_E.split())
_PLAIN = re.compile(
    r"(?:ss|x|sh|ch|ck|dd|it|et|ent|ant|ort|art|ain|own|urn|ear|air|oin|oid|ead|oad|eat|ean|ook|ew|ion|all|ill|"
    r"er|or|en|ay|oy|ey|ow|rt|st|pt|ct|lt|nt|nd|ld|rn|rm|lp|mp|lk|rk|sk|nk|gn|eed|eal|eel|ail|oil)$"
)


def infinitive(participle: str) -> str:
    """Its infinitive, or nothing: none is better than a wrong one."""
    word = participle.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.endswith("ed") or len(word) < 4:
        return ""
    stem = word[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem in _WITH_E:
        return stem + "e"
    return stem if _PLAIN.search(stem) else ""
