/* Asks the server now and then which data it holds: newer than the page has, a line says so; another server, the page runs again. */
"use strict";
const EVERY_MS = 20000;
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const page = window.parent.document;
const news = document.getElementById("news"), line = news.querySelector("span"), button = news.querySelector("button");
let drawn = null, session = null, server = null, asked = 0, order = Date.now();

const runAgain = () => tell("streamlit:setComponentValue", { value: (order += 1), dataType: "json" });

const show = (isNew) => {
  news.hidden = !isNew;
  tell("streamlit:setFrameHeight", { height: isNew ? news.offsetHeight || 56 : 0 });
};

const ask = async () => {
  if (page.hidden || drawn === null || Date.now() - asked < EVERY_MS) return;
  asked = Date.now();
  try {
    const answer = await (await fetch(new URL("../../health", window.location), { cache: "no-store" })).json();
    server ??= answer.started_at;
    if (server !== answer.started_at) return runAgain(); // its session ended with it: nothing on the page is known there
    show(answer.data_version !== drawn);
  } catch { /* the server stopped; the page says so */ }
};

window.addEventListener("message", ({ data, source }) => {
  if (source !== window.parent || data.type !== "streamlit:render") return;
  const { words } = data.args;
  [line.textContent, button.textContent, document.documentElement.lang] = [words.line, words.button, words.language];
  window.frameElement.setAttribute("aria-label", words.line);
  if (session !== data.args.session) server = null;
  if (drawn !== data.args.drawn) show(false);
  ({ drawn, session } = data.args);
  ask();
});
new ResizeObserver(() => { if (!news.hidden && news.offsetHeight) show(true); }).observe(news);
button.addEventListener("click", runAgain);
page.addEventListener("visibilitychange", ask);
setInterval(ask, 1000);
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
