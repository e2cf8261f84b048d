/* Brings a part of the page around this frame to the top of the screen, and the keyboard with it; once per order. */
"use strict";
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
let last = null;
const bring = (where, tries) => {
  const target = window.parent.document.querySelector(where);
  if (!target) return void (tries && setTimeout(bring, 50, where, tries - 1));
  target.scrollIntoView({ block: "start" });
  target.tabIndex = -1; // not its first control: focus in a select box would open the keyboard of a phone
  target.focus({ preventScroll: true });
};
window.addEventListener("message", ({ data, source }) => {
  if (source !== window.parent || data.type !== "streamlit:render" || data.args.order === last) return;
  last = data.args.order;
  bring(data.args.where, 60);
});
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
