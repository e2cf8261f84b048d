/* One equal tile per area: a grid of buttons, or two grids beside each other. The arrow keys move the focus within a
   grid, a click chooses, and what is pointed at in one grid stands out in the other. */
"use strict";
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const root = document.getElementById("panels");
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const DARK = "#16191d", PALE = "#ffffff";
const current = [null, null];

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
const buttonOf = (place, code) => [...root.children[place].querySelectorAll("button")].find((one) => one.dataset.code === code);
const choose = (tile) => tell("streamlit:setComponentValue", { value: { area_code: tile.code, order: Date.now() }, dataType: "json" });

/* A line between kecamatan is dark and thick, one within a kecamatan thin and white. */
const edges = (button, tile, at) => {
  for (const [side, row, column] of [["Top", -1, 0], ["Bottom", 1, 0], ["Left", 0, -1], ["Right", 0, 1]]) {
    const other = at(tile.row + row, tile.column + column);
    const isWithin = other && other.group === tile.group;
    button.style[`border${side}`] = isWithin ? `1px solid ${PALE}` : `2px solid ${DARK}`;
  }
};

/* Of each grid one tile is a stop of the Tab key. */
const stopAt = (place, code) => {
  current[place] = code;
  for (const button of root.children[place].querySelectorAll("button")) button.tabIndex = button.dataset.code === code ? 0 : -1;
};

const pointAt = (code) => {
  for (const one of root.querySelectorAll("button")) one.classList.toggle("twin", root.children.length > 1 && one.dataset.code === code);
};

const drawn = (tile, place, at) => {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.code = tile.code;
  button.title = tile.words;
  button.style.cssText = tile.ground;
  button.style.gridRow = tile.row + 1;
  button.style.gridColumn = tile.column + 1;
  edges(button, tile, at);
  button.setAttribute("aria-label", tile.words);
  button.setAttribute("aria-pressed", String(tile.chosen));
  for (const part of [element("span", tile.name), element("b", tile.value)]) {
    part.style.background = tile.fill;
    part.style.color = tile.ink;
    part.setAttribute("aria-hidden", "true");
    button.append(part);
  }
  button.tabIndex = -1;
  button.addEventListener("click", () => { stopAt(place, tile.code); choose(tile); });
  for (const kind of ["mouseenter", "focus"]) button.addEventListener(kind, () => pointAt(tile.code));
  for (const kind of ["mouseleave", "blur"]) button.addEventListener(kind, () => pointAt(null));
  return button;
};

const moved = (event, place, tiles, at) => {
  const way = WAYS[event.key], from = tiles.find((one) => one.code === current[place]);
  if (!way || !from) return;
  event.preventDefault();
  for (let step = 1; step < 60; step += 1) {
    const next = at(from.row + way[0] * step, from.column + way[1] * step);
    if (!next) continue;
    stopAt(place, next.code);
    buttonOf(place, next.code).focus();
    return;
  }
};

const panel = ({ title, tiles }, place, { columns, words, watermark }) => {
  const section = document.createElement("section"), grid = document.createElement("div");
  const at = (row, column) => tiles.find((one) => one.row === row && one.column === column);
  grid.className = "tiles";
  grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
  grid.setAttribute("role", "group");
  grid.setAttribute("aria-label", title ? `${title}. ${words.label}` : words.label);
  const mark = watermark ? [Object.assign(element("div", watermark), { className: "mark" })] : [];
  grid.replaceChildren(...tiles.map((tile) => drawn(tile, place, at)), ...mark);
  grid.addEventListener("keydown", (event) => moved(event, place, tiles, at));
  section.replaceChildren(...(title ? [element("h2", title)] : []), grid);
  return section;
};

const draw = (asked) => {
  const { panels, words } = asked, held = document.activeElement;
  const code = held && held.dataset ? held.dataset.code : null;
  const place = code ? [...root.children].findIndex((one) => one.contains(held)) : -1;
  document.documentElement.lang = words.language;
  window.frameElement.setAttribute("title", words.title);
  root.className = panels.length > 1 ? "two" : "";
  root.replaceChildren(...panels.map((one, at) => panel(one, at, asked)));
  panels.forEach(({ tiles }, at) => {
    const first = tiles.find((one) => one.code === current[at]) || tiles.find((one) => one.chosen) || tiles[0];
    if (first) stopAt(at, first.code);
  });
  if (place >= 0 && place < panels.length) buttonOf(place, code)?.focus({ preventScroll: true });
  fit();
};

const fit = () => tell("streamlit:setFrameHeight", { height: root.offsetHeight + 8 });

window.addEventListener("message", ({ data, source }) => {
  if (source === window.parent && data.type === "streamlit:render") draw(data.args);
});
new ResizeObserver(fit).observe(root);
tell("streamlit:componentReady", { apiVersion: 1 });
