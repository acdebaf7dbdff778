// Arrow keys between the buttons of a grid: to the nearest one in their direction, wherever the layout puts it.
const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const ASIDE = 3; // how much farther a pixel beside the way counts than one along it

const middle = (element) => {
  const box = element.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
};

export function listen(signal) {
  const pressed = (event) => {
    const way = WAYS[event.key];
    const grid = event.target.closest?.("[data-arrows]");
    if (!way || !grid || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    const from = middle(event.target);
    let nearest, least = Infinity;
    for (const button of grid.querySelectorAll("button:not(:disabled)")) {
      if (!button.offsetParent || button === event.target) continue;
      const [x, y] = middle(button).map((at, axis) => at - from[axis]);
      const along = x * way[0] + y * way[1];
      const cost = along + ASIDE * Math.abs(x * way[1] + y * way[0]);
      if (along > 1 && cost < least) [nearest, least] = [button, cost];
    }
    nearest?.focus();
  };
  document.addEventListener("keydown", pressed, { signal });
}
