/* One equal tile per area: a grid of buttons, of which the arrow keys move the focus and a click chooses. */
"use strict";
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const grid = document.getElementById("tiles");
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const DARK = "#16191d", PALE = "#ffffff";
let tiles = [], current = null, order = 0;

const at = (row, column) => tiles.find((one) => one.row === row && one.column === column);
const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

/* A line between kecamatan is dark and thick, one within a kecamatan thin and white. */
const edges = (button, tile) => {
  for (const [side, row, column] of [["Top", -1, 0], ["Bottom", 1, 0], ["Left", 0, -1], ["Right", 0, 1]]) {
    const other = at(tile.row + row, tile.column + column);
    const isWithin = other && other.group === tile.group;
    button.style[`border${side}`] = isWithin ? `1px solid ${PALE}` : `2px solid ${DARK}`;
  }
};

const choose = (tile) => tell("streamlit:setComponentValue", { value: { area_code: tile.code, order: (order = Date.now()) }, dataType: "json" });

const focusOn = (tile) => {
  current = tile.code;
  for (const button of grid.querySelectorAll("button")) button.tabIndex = button.dataset.code === current ? 0 : -1;
};

const drawn = (tile) => {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.code = tile.code;
  button.title = tile.words;
  button.style.cssText = tile.ground;
  button.style.gridRow = tile.row + 1;
  button.style.gridColumn = tile.column + 1;
  edges(button, tile);
  button.setAttribute("aria-label", tile.words);
  button.setAttribute("aria-pressed", String(tile.chosen));
  for (const part of [element("span", tile.name), element("b", tile.value)]) {
    part.style.background = tile.fill;
    part.style.color = tile.ink;
    part.setAttribute("aria-hidden", "true");
    button.append(part);
  }
  button.tabIndex = -1;
  button.addEventListener("click", () => { focusOn(tile); choose(tile); });
  return button;
};

const draw = ({ tiles: asked, columns, words, watermark }) => {
  const held = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.code : null;
  tiles = asked;
  grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  grid.setAttribute("aria-label", words.label);
  document.documentElement.lang = words.language;
  window.frameElement.setAttribute("title", words.title);
  const mark = watermark ? [Object.assign(element("div", watermark), { id: "mark" })] : [];
  grid.replaceChildren(...tiles.map(drawn), ...mark);
  const first = tiles.find((one) => one.code === current) || tiles.find((one) => one.chosen) || tiles[0];
  if (first) focusOn(first);
  if (held) grid.querySelector(`button[data-code="${held}"]`)?.focus({ preventScroll: true });
  fit();
};

const fit = () => tell("streamlit:setFrameHeight", { height: grid.offsetHeight + 8 });

grid.addEventListener("keydown", (event) => {
  const way = WAYS[event.key], from = tiles.find((one) => one.code === current);
  if (!way || !from) return;
  event.preventDefault();
  for (let step = 1; step < 60; step += 1) {
    const next = at(from.row + way[0] * step, from.column + way[1] * step);
    if (!next) continue;
    focusOn(next);
    grid.querySelector(`button[data-code="${next.code}"]`).focus();
    return;
  }
});

window.addEventListener("message", ({ data, source }) => {
  if (source === window.parent && data.type === "streamlit:render") draw(data.args);
});
new ResizeObserver(fit).observe(grid);
tell("streamlit:componentReady", { apiVersion: 1 });
