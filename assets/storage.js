// What this browser keeps, through one door for each owner: `learnhub/ui/storage.py` lists every name. A browser
// may refuse to keep anything; then it forgets.
export const who = typeof document === "undefined" ? "" : (/(?:^|; )lh_who=(\w+)/.exec(document.cookie)?.[1] ?? "");

function door(store, named) {
  return {
    name: named,
    get(key) {
      try {
        return store().getItem(named(key));
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        store().setItem(named(key), value);
      } catch {}
    },
    remove(key) {
      try {
        store().removeItem(named(key));
      } catch {}
    },
    // The keys that begin with these letters.
    keys(start) {
      try {
        const full = named(start);
        return Object.keys(store()).flatMap((name) => (name.startsWith(full) ? [start + name.slice(full.length)] : []));
      } catch {
        return [];
      }
    },
  };
}

export const ofBrowser = door(() => localStorage, (key) => `lh-${key}`);

// Under the person whose page this is, also in a tab that stayed open while somebody else signed in.
export const ofPerson = door(() => localStorage, (key) => `lh-own:${who}:${key}`);

export const ofTab = door(() => sessionStorage, (key) => `lh-${key}`);

// A value of a door as JSON, or what stands for it.
export function read(door, key, otherwise) {
  try {
    return JSON.parse(door.get(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}
