"""What runs before the first paint: language, theme and folded sidebar, read from this browser."""

from __future__ import annotations

from collections.abc import Callable

import reflex as rx
from reflex_components_core.base.error_boundary import error_boundary

from learnhub.ui.states import broken

# A cookie readable by scripts says who signed in here last, another carries the account's choices from the
# sign-in answer to the browser's storage: `lh_prefs=fr.dark.<id>`. What belongs to one person
# (`ui/storage.py`) goes at the sign-out, and when somebody else signs in after a session ran out. A page of
# another person that is still there, in a tab in the background or kept by the browser for "back", is loaded
# again before it is used. Reflex's own theme provider follows its key `theme`.
FIRST_PAINT = """(function(){
var root=document.documentElement,store=null;
try{store=window.localStorage;store.getItem("lh-theme")}catch(e){store=null}
function get(k){return store&&store.getItem(k)}
function set(k,v){if(store)store.setItem(k,v)}
function spent(name){document.cookie=name+"=; Max-Age=0; path=/; SameSite=Lax"}
function signedIn(){return (/(?:^|; )lh_who=(\\w+)/.exec(document.cookie)||[])[1]||""}
function forgetExcept(prefix){
Object.keys(store||{}).forEach(function(k){if(/^lh-own:/.test(k)&&k.indexOf(prefix)!==0)store.removeItem(k)})
}
var who=signedIn();
if(who)forgetExcept("lh-own:"+who+":");
if(/(?:^|; )lh_forget=1/.test(document.cookie)){if(!who)forgetExcept("none");spent("lh_forget")}
try{
var before=sessionStorage.getItem("lh-who");
if(before&&before!==who)sessionStorage.clear();
sessionStorage.setItem("lh-who",who)
}catch(e){}
function look(){if(!document.hidden&&signedIn()!==who)location.reload()}
addEventListener("pageshow",look);addEventListener("focus",look);
document.addEventListener("visibilitychange",look);
var prefs=/(?:^|; )lh_prefs=([a-z]+)\\.([a-z]+)\\.(\\w+)/.exec(document.cookie);
if(prefs){set("lh-language",prefs[1]);set("lh-theme",prefs[2]);spent("lh_prefs")}
var theme=prefs?prefs[2]:get("lh-theme")||"system";
if(theme!=="light"&&theme!=="dark")theme="system";
set("theme",theme);
var dark=theme==="dark"||(theme==="system"&&matchMedia("(prefers-color-scheme: dark)").matches);
root.classList.remove("light","dark");
root.classList.add(dark?"dark":"light");
root.style.colorScheme=dark?"dark":"light";
var bar=document.createElement("meta");
bar.name="theme-color";bar.content=dark?"#171613":"#fdfcfa";document.head.appendChild(bar);
if(get("lh-sidebar")==="folded")root.dataset.sidebar="folded";
var language=prefs?prefs[1]:get("lh-language")||(navigator.language||"en").slice(0,2).toLowerCase();
if(language!=="fr")language="en";
root.lang=language;
if(language!=="en"){root.dataset.wait="";setTimeout(function(){delete root.dataset.wait},3000)}
})()"""


def first_paint() -> rx.Component:
    """The inline script; the content security policy allows it by its hash."""
    return rx.el.script(FIRST_PAINT)


def head_components() -> list[rx.Component]:
    """Everything for `rx.App(head_components=…)`."""
    return [
        first_paint(),
        rx.el.meta(name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        rx.el.meta(name="color-scheme", content="light dark"),
        rx.el.link(rel="icon", href="/favicon.ico", sizes="32x32"),
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="apple-touch-icon", href="/icons/apple-touch-180.png"),
        rx.el.link(rel="manifest", href="/manifest.webmanifest"),
        *(
            rx.el.link(
                rel="preload",
                href=f"/fonts/{name}",
                custom_attrs={"as": "font", "crossOrigin": "anonymous"},
                type="font/woff2",
            )
            for name in ("learnhub-serif-latin.woff2", "hanken-grotesk-latin.woff2")
        ),
    ]


STYLESHEETS = ["fonts.css", "tokens.css", "learnhub.css", "rooms.css", "screens.css"]

# Reflex's connection banner, with the toaster that it brings along, gives way to our own offline bar, and its
# page for a failed script, which shows the stack to the reader, to our own.
WRAPS: dict[tuple[int, str], Callable[[bool], rx.Component | None]] = {
    (5, "Overlay"): lambda _stateful: rx.fragment(),
    (55, "ErrorBoundary"): lambda _stateful: error_boundary(fallback_render=rx.Var.create(broken())),
}
