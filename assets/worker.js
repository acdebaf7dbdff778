// Registers the service worker when the page is there and the browser has nothing else to do.
const QUIET = 3000; // milliseconds after the page has loaded, in which its data arrive

function register() {
  // Without https a browser has no service workers, in a private window it may refuse them: nothing is missing then.
  navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => {});
}

export function registerWorker() {
  const idle = window.requestIdleCallback ?? setTimeout;
  const timer = setTimeout(() => idle(register), QUIET);
  return () => clearTimeout(timer);
}
