/* Completes the address of the page around this frame in place: no entry in the history, nothing loaded again.
   `late`: what the page before wrote; it may arrive when the reader is here already (`here`), and is not of here. */
"use strict";
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const sorted = (query) => [...new URLSearchParams(query)].map(String).sort().join("&");
const bare = (path) => path.replace(/\/+$/, "");
window.addEventListener("message", ({ data, source }) => {
  if (source !== window.parent || data.type !== "streamlit:render") return;
  const { location, history } = window.parent, { asked, late, here, query } = data.args, now = sorted(location.search);
  const isLate = late !== null && now === sorted(late) && bare(location.pathname) === bare(here);
  if (now !== sorted(asked) && !isLate) return;
  history.replaceState(history.state, "", location.pathname + (query && `?${query}`));
});
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
