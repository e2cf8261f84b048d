/* Says the language of the page around this frame, so that a screen reader changes its voice with it. */
"use strict";
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
window.addEventListener("message", ({ data, source }) => {
  if (source === window.parent && data.type === "streamlit:render") {
    window.parent.document.documentElement.lang = data.args.language;
  }
});
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
