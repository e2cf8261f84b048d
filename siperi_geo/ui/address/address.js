/* Completes the address of the page around this frame in place: no entry in the history, nothing loaded again. */
"use strict";
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const sorted = (query) => [...new URLSearchParams(query)].map(String).sort().join("&");
window.addEventListener("message", ({ data, source }) => {
  if (source !== window.parent || data.type !== "streamlit:render") return;
  const { location, history } = window.parent, { asked, query } = data.args;
  if (sorted(location.search) !== sorted(asked)) return;
  history.replaceState(history.state, "", location.pathname + (query && `?${query}`));
});
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
