/* Text against the nearest ground that is not see-through: what of it is paler than WCAG AA asks for. Text over a
   picture or a gradient is left out, and so is what cannot be used. */
() => {
  const rgba = (words) => { const found = words.match(/[\d.]+/g).map(Number); return [...found.slice(0, 3), found[3] ?? 1]; };
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255).map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
  const over = (top, below) => top.slice(0, 3).map((one, at) => one * top[3] + below[at] * (1 - top[3]));
  const groundOf = (home) => {
    const layers = [];
    for (let one = home; one; one = one.parentElement) {
      const style = getComputedStyle(one), ground = style.backgroundColor;
      if (!/^rgba?\(/.test(ground)) return null;
      layers.push(rgba(ground));
      if (layers.at(-1)[3] === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
  };
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const home = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim(), style = getComputedStyle(home);
    if (!text || !home.getClientRects().length || style.fontSize === "0px" || style.visibility === "hidden") continue;
    if (home.closest("svg, style, script, noscript, [disabled], [aria-disabled=true], [data-testid=stIconMaterial]")) continue;
    const ground = groundOf(home);
    if (!ground || !/^rgba?\(/.test(style.color)) continue;
    const [a, b] = [light(over(rgba(style.color), ground)), light(ground)].sort((one, other) => other - one);
    const contrast = (a + 0.05) / (b + 0.05), isLarge = parseFloat(style.fontSize) >= 24;
    if (contrast < (isLarge ? 3 : 4.5)) found.push([text.slice(0, 40), style.color, String(ground.map(Math.round)), contrast.toFixed(2)]);
  }
  return found;
}
