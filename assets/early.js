// The first words of a page to the server, said while its scripts still load: this opens the socket they are
// going to open and says on it what they will say first, word for word, so that the server looks the page's data
// up meanwhile. What it answers is kept until the scripts have said it themselves. If they ask for another
// socket, or say something else, this one is closed and they go their own way.
//
// The build writes it into the head of every page, with what it knows for BOOT: the version of the protocol, the
// event, the hashes of the initial states and the schema. The page's route is in <meta name="lh-route">.
//
// `lhSocket` is the socket of the page at this moment, for channel.js; `lh-socket` says that it is another one.
(function (boot) {
  var ABANDONED = 15000;
  var Native = window.WebSocket;
  var take = null;
  window.WebSocket = new Proxy(Native, {
    construct: function (target, given, asked) {
      var made = (take && take(String(given[0]))) || Reflect.construct(target, given, asked === window.WebSocket ? target : asked);
      if (String(given[0]).includes("/_event/")) {
        window.lhSocket = made;
        window.dispatchEvent(new Event("lh-socket"));
      }
      return made;
    },
  });

  var route = document.querySelector('meta[name="lh-route"]');
  if (!route || document.visibilityState === "hidden") return;

  function token() {
    var kept = sessionStorage.getItem("token") || crypto.randomUUID();
    sessionStorage.setItem("token", kept);
    return kept;
  }

  function query() {
    var found = Object.fromEntries(new URLSearchParams(location.search));
    var parts = location.pathname.split("/").slice(1);
    route.content.split("/").forEach(function (name, place) {
      if (name[0] === ":") found[name.slice(1)] = decodeURIComponent(parts[place]);
    });
    return found;
  }

  function greeting() {
    var at = { pathname: location.pathname, asPath: location.pathname + location.search + location.hash };
    var asked = query();
    if (Object.keys(asked).length) at.query = asked;
    var event = { name: boot.event, payload: { hashes: boot.hashes }, router_data: at };
    return "40/_event," + JSON.stringify({ event: event, state_schema: boot.schema });
  }

  var host = (location.protocol === "https:" ? "wss://" : "ws://") + location.host;
  var url, said, socket;
  try {
    url = host + "/_event/?token=" + token() + "&EIO=4&transport=websocket";
    said = greeting();
    socket = new Native(url, [boot.version]);
  } catch (error) {
    return; // no storage, no random numbers on a plain http address, or a route that is none: as without this
  }

  var kept = [];
  var isTaken = false; // the scripts have asked for the socket
  var isHeld = true; // they have not yet said what was said for them
  var abandon = setTimeout(function () {
    if (!isTaken) socket.close();
  }, ABANDONED);

  function hand(data) {
    socket.dispatchEvent(new MessageEvent("message", { data: data }));
  }

  function release() {
    isHeld = false;
    kept.splice(0).forEach(hand);
  }

  var greet = function () {
    Native.prototype.send.call(socket, said);
  };
  socket.addEventListener("open", greet, { once: true });
  socket.addEventListener("message", function (event) {
    var isHandshake = event.data[0] === "0";
    if (!event.isTrusted || !isHeld || (isTaken && isHandshake)) return;
    event.stopImmediatePropagation(); // this listener is the first
    kept.push(event.data);
  });
  socket.send = function (data) {
    if (!isHeld) Native.prototype.send.call(socket, data);
    else if (data === said) queueMicrotask(release);
    else if (data[0] === "4") socket.close();
  };

  take = function (asked) {
    if (isTaken || asked !== url || socket.readyState > Native.OPEN) return null;
    isTaken = true;
    clearTimeout(abandon);
    if (socket.readyState === Native.OPEN)
      queueMicrotask(function () {
        socket.dispatchEvent(new Event("open"));
        if (kept.length) hand(kept.shift()); // the handshake
      });
    return socket;
  };
})(BOOT);

// A form with a field `next`, the sign-in form, leads to where the address of the page says, fragment included; it
// can be sent before the scripts of the page have come.
window.addEventListener("formdata", function (event) {
  if (!event.formData.has("next")) return;
  var wanted = new URLSearchParams(location.search).get("next") || "";
  event.formData.set("next", wanted + (wanted.includes("#") ? "" : location.hash));
});
