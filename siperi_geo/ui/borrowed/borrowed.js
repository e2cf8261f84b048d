/* Puts our words into what Streamlit says by itself around this frame, and closes the menu of a phone behind a choice. */
"use strict";
const NARROW = 768; // below it Streamlit lays the menu over the page
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const page = window.parent.document;
const heard = new WeakMap(); // element → what Streamlit called it, and what we call it
const refused = new WeakSet(); // where Streamlit said that a file is too big
let words = { labels: {}, names: {}, refused: null, stopped: null };

const label = (one) => {
  const now = one.getAttribute("aria-label"), before = heard.get(one);
  const theirs = before && before.ours === now ? before.theirs : now;
  const part = theirs.slice(0, theirs.indexOf(",") + 1); // "day, Hari penutupan"
  const ours = words.labels[theirs] ?? (words.labels[part] && `${words.labels[part]}, ${theirs.slice(part.length + 1)}`);
  if (!ours) return;
  heard.set(one, { theirs, ours });
  if (ours !== now) one.setAttribute("aria-label", ours);
};

const name = (where, ours) => page.querySelectorAll(where).forEach((one) => {
  if (one.getAttribute("aria-label") !== ours) one.setAttribute("aria-label", ours);
});

const write = (place, ours) => {
  const walk = page.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(), first = true; text; text = walk.nextNode(), first = false) {
    const wanted = first ? ours : "";
    if (text.nodeValue !== wanted) text.nodeValue = wanted;
  }
};

const say = (stopped) => page.querySelectorAll("[data-testid=stDialog] h2").forEach((title) => {
  if (!stopped || ![stopped.theirs, stopped.title].includes(title.textContent) || !title.nextElementSibling) return;
  write(title, stopped.title);
  title.nextElementSibling.style.whiteSpace = "pre-line";
  write(title.nextElementSibling, stopped.text);
});

const refuse = (said) => page.querySelectorAll("[data-testid=stFileChip] [role=alert], [data-testid=stTooltipErrorContent]").forEach((one) => {
  if (!said || !(refused.has(one) || one.textContent.includes(said.theirs))) return;
  refused.add(one);
  write(one, said.text);
});

const all = () => {
  say(words.stopped);
  refuse(words.refused);
  page.querySelectorAll("[aria-label]").forEach(label);
  Object.entries(words.names).forEach(([where, ours]) => name(where, ours));
};

page.addEventListener("click", ({ target }) => {
  if (window.parent.innerWidth > NARROW || !target.closest("[data-testid=stSidebarNavLink]")) return;
  page.querySelector("[data-testid=stSidebar][data-collapsed=false] [data-testid=stSidebarCollapseButton] button")?.click();
});
window.addEventListener("message", ({ data, source }) => {
  if (source !== window.parent || data.type !== "streamlit:render") return;
  words = data.args.words;
  all();
});
new MutationObserver(all).observe(page.body, { childList: true, characterData: true, subtree: true, attributeFilter: ["aria-label"] });
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
