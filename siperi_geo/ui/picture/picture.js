/* Makes a PNG file of a chart with its words when its button on the page is pressed: finding, colour key, figure, unit
   and source, and what the data are. Everything is drawn here from what the page shows; nothing is asked of a server.
   It also says how much smaller a page must be to lie on paper with its charts. */
"use strict";
const SCALE = 2, EDGE = 24;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const INK = "#16191d", MUTED = "#4a545e", GROUND = "#ffffff", LINE = "#55606b";
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const page = window.parent.document;

/* The layers of a plotly figure as one SVG that stands by itself. */
const figureOf = (plot) => {
  const { width, height } = plot.getBoundingClientRect();
  const layers = [...plot.querySelectorAll("svg.main-svg")].map((one) => new XMLSerializer().serializeToString(one));
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SCALE}" height="${height * SCALE}" viewBox="0 0 ${width} ${height}">`;
  const inside = layers.join("").replace(/url\((&quot;|['"])?[^)#]*#([^)'"&]+)(&quot;|['"])?\)/g, "url(#$2)");
  return { width, height, text: `${whole}${inside}</svg>` };
};

const imageOf = (text) => new Promise((done, failed) => {
  const image = new Image();
  image.onload = () => done(image);
  image.onerror = failed;
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
});

/* Lines of at most this width; a word that is longer than a line stays whole. */
const wrapped = (pen, words, width) => {
  const lines = [];
  let line = "";
  for (const word of words.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && pen.measureText(longer).width > width) { lines.push(line); line = word; } else line = longer;
  }
  return line ? [...lines, line] : lines;
};

/* A colour, or the lines of a missing value on their ground, in the swatch of the colour key. */
const swatch = (pen, key, x, y) => {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, 22, 14);
  pen.fillStyle = key.colour;
  pen.fill();
  pen.clip();
  if (key.lines) {
    pen.strokeStyle = key.lines;
    pen.lineWidth = 2;
    const lean = key.angle > 0 ? -14 : 14;
    for (let at = -14; at < 40; at += 6) { pen.beginPath(); pen.moveTo(x + at, y); pen.lineTo(x + at + lean, y + 14); pen.stroke(); }
  }
  pen.restore();
  pen.strokeStyle = LINE;
  pen.lineWidth = 1;
  pen.strokeRect(x, y, 22, 14);
};

/* Draws, or with `isTrial` only measures: the height of it all. */
const draw = (pen, words, figure, image, isTrial) => {
  const width = figure.width;
  let y = EDGE;
  const write = (text, font, colour, step, after) => {
    pen.font = font;
    pen.fillStyle = colour;
    pen.textBaseline = "top";
    for (const line of wrapped(pen, text, width)) {
      if (!isTrial) pen.fillText(line, EDGE, y);
      y += step;
    }
    y += after;
  };
  write(words.title, `600 20px ${FONT}`, INK, 26, 6);
  pen.font = `14px ${FONT}`;
  let x = EDGE;
  for (const key of words.keys) {
    const wide = 30 + pen.measureText(key.label).width + 18;
    if (x > EDGE && x + wide > width + EDGE) { x = EDGE; y += 22; }
    if (!isTrial) { swatch(pen, key, x, y); pen.fillStyle = INK; pen.textBaseline = "top"; pen.fillText(key.label, x + 30, y); }
    x += wide;
  }
  if (words.keys.length) y += 28;
  if (!isTrial) pen.drawImage(image, EDGE, y, figure.width, figure.height);
  y += figure.height + 10;
  write(words.note, `13px ${FONT}`, MUTED, 18, 6);
  write(words.foot.map(([name, value]) => `${name}: ${value}`).join(" · "), `12px ${FONT}`, MUTED, 17, 0);
  return y + EDGE;
};

const make = async (button) => {
  const words = JSON.parse(button.dataset.words);
  const plot = page.querySelector(`.st-key-chart_${words.key.replace(/[^\w-]/g, "-")} .js-plotly-plot`);
  const figure = figureOf(plot);
  const image = await imageOf(figure.text);
  const canvas = page.createElement("canvas"), pen = canvas.getContext("2d");
  canvas.width = (figure.width + 2 * EDGE) * SCALE;
  canvas.height = draw(pen, words, figure, image, true) * SCALE;
  pen.fillStyle = GROUND;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.scale(SCALE, SCALE);
  draw(pen, words, figure, image, false);
  const file = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const link = page.createElement("a"), address = URL.createObjectURL(file);
  link.href = address;
  link.download = words.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/* Whoever presses a button again while a picture is made gets one picture. */
const busy = new WeakSet();
const pressed = ({ target }) => {
  const button = target.closest?.("button.siperi-picture-button");
  if (!button || busy.has(button)) return;
  busy.add(button);
  make(button).catch((error) => {
    console.warn(error);
    button.textContent = button.dataset.failed;
  }).finally(() => busy.delete(button));
};

/* Charts are as wide as the screen made them, and no script draws them again for paper: the page is printed as wide as
   it is and made smaller as a whole (`print.css`). */
const PAPER = 718; /* A4 without its margins, in pixels */
const measure = () => {
  const shown = page.querySelector("[data-testid=stMainBlockContainer]");
  if (!shown || window.parent.matchMedia("print").matches) return;
  const { paddingLeft, paddingRight } = window.parent.getComputedStyle(shown);
  const width = shown.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
  page.documentElement.style.setProperty("--siperi-sheet", Math.min(1, PAPER / width).toFixed(3));
};

page.addEventListener("click", pressed);
window.parent.addEventListener("beforeprint", measure);
window.addEventListener("pagehide", () => {
  page.removeEventListener("click", pressed);
  window.parent.removeEventListener("beforeprint", measure);
});
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
