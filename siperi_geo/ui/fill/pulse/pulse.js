/* Gives a sign now and then, upon which the server looks whether the form is stored as shown; not while somebody writes. */
"use strict";
const EVERY_MS = 15000;
const tell = (type, rest) => window.parent.postMessage({ isStreamlitMessage: true, type, ...rest }, window.origin);
const page = window.parent.document;
let last = Date.now(), beat = Date.now();

const isFree = () => !page.hidden && !page.activeElement?.matches("textarea")
  && !page.querySelector("[data-testid=stDialog]")
  && Boolean(page.querySelector("[data-test-script-state=notRunning][data-test-connection-state=CONNECTED]"));

const sign = () => {
  if (Date.now() - last < EVERY_MS || !isFree()) return;
  last = Date.now();
  tell("streamlit:setComponentValue", { value: (beat += 1), dataType: "json" });
};

page.addEventListener("visibilitychange", sign);
setInterval(sign, 1000);
tell("streamlit:componentReady", { apiVersion: 1 });
tell("streamlit:setFrameHeight", { height: 0 });
