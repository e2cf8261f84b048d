// Every map: the quiet base (sea, land, kecamatan lines, labels that thin out, scale, notes, watermark), and how
// areas and marks are painted on it. Called once with the Leaflet map and the settings that payload.py built; every
// text in them is escaped there. `siperi.paint` then draws what changes: it sends codes and colours, no shapes.
(function (first, base) {
  const words = Object.fromEntries(Object.entries(base.words).map(([key, text]) => [key, plain(text)]));
  const maps = [first];
  if (base.panels === 2) maps.push(L.map("siperi-second", first.options));
  let focus = null, following = false;

  function panel(map, place) {
    const container = map.getContainer();
    const title = L.DomUtil.create("div", "siperi-title", container);
    let labels = [], signs = {}, byCode = {}, isOfKelurahan = false, opened = null, touched = false, own = null;

    function pane(name, order, events) {
      map.createPane(name).style.zIndex = order;
      if (!events) map.getPane(name).style.pointerEvents = "none";
      return name;
    }

    function quiet() {
      const land = { pane: pane("land", 350), interactive: false, smoothFactor: 0 };
      L.geoJson(base.land, { ...land, style: { color: base.colours.coast, weight: 1, fillColor: base.colours.land, fillOpacity: 1 } }).addTo(map);
      const lines = { pane: pane("lines", 450), interactive: false, smoothFactor: 0 };
      const style = { color: base.colours.line, weight: 1.8, fill: false };
      base.outlines.forEach((code) => L.geoJson(base.areas[code], { ...lines, style }).addTo(map));
      pane("chosen", 460);
      pane("marks", 470, true);
    }

    function controls() {
      L.control.zoom({ zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
      const home = L.control({ position: "topleft" });
      home.onAdd = () => {
        const bar = L.DomUtil.create("div", "leaflet-bar");
        const link = L.DomUtil.create("a", "siperi-home", bar);
        link.innerHTML = "&#8962;";
        link.href = "#";
        link.title = words.home;
        link.setAttribute("role", "button");
        link.setAttribute("aria-label", words.home);
        L.DomEvent.on(link, "click", (event) => { L.DomEvent.stop(event); fit(null); });
        return bar;
      };
      home.addTo(map);
      container.querySelectorAll(".leaflet-control-zoom a, .siperi-home").forEach((link) => { link.tabIndex = -1; });
      L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map);
      map.attributionControl.setPrefix(false);
      if (place === maps.length - 1) base.notes.forEach((note) => map.attributionControl.addAttribution(note));
      if (base.watermark) L.DomUtil.create("div", "siperi-watermark", container).innerHTML = base.watermark;
    }

    // A label is shown when the map is at its scale, it fits into its area, and no label before it is in the way.
    function named() {
      labels = base.labels.map((label) => {
        const icon = L.divIcon({ className: "siperi-label siperi-label-" + label.kind, html: "<span>" + label.name + "</span>", iconSize: null });
        const marker = L.marker(label.at, { icon, interactive: false, keyboard: false }).addTo(map);
        return { ...label, box: marker.getElement().firstChild, marker };
      });
      labels.sort((a, b) => (a.kind !== b.kind ? (a.kind === "kecamatan" ? -1 : 1) : b.width - a.width));
      map.on("zoomend resize", thin);
    }

    function thin() {
      const zoomedIn = pixels(base.bounds[1][1] - base.bounds[0][1]) > 900;
      const taken = [];
      const isSigned = Object.keys(signs).length > 0;
      labels.forEach((label) => {
        const isKecamatan = label.kind === "kecamatan", sign = signs[label.code];
        label.box.innerHTML = sign ? (zoomedIn || isKecamatan ? label.name + " <b>" + sign + "</b>" : "<b>" + sign + "</b>") : label.name;
        const at = map.latLngToContainerPoint(label.at);
        const half = [label.box.offsetWidth / 2 + 2, label.box.offsetHeight / 2 + 1];
        const box = [at.x - half[0], at.y - half[1], at.x + half[0], at.y + half[1]];
        const fits = isKecamatan
          ? label.code !== opened && (sign || !(isSigned || (zoomedIn && isOfKelurahan && !opened)))
          : isOfKelurahan && (zoomedIn || sign || opened) && (!opened || byCode[label.code]) && pixels(label.width) > half[0] * 1.7;
        const free = taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
        label.box.style.visibility = fits && free ? "visible" : "hidden";
        if (fits && free) taken.push(box);
      });
    }

    function pixels(degrees) {
      return (degrees * map.options.crs.scale(map.getZoom())) / 360;
    }

    function fit(code) {
      const bounds = code ? L.geoJson(base.areas[code]).getBounds() : base.bounds;
      map.fitBounds(bounds, { paddingTopLeft: [6, 6], paddingBottomRight: [6, 24], animate: false });
    }

    // On a phone one finger scrolls the page and two move the map; with a mouse the wheel zooms once the map has focus.
    function manners() {
      if (L.Browser.mobile) map.dragging.disable();
      map.scrollWheelZoom.disable();
      map.on("focus", () => map.scrollWheelZoom.enable());
      map.on("blur", () => map.scrollWheelZoom.disable());
      // Leaflet takes the focus at the first press; the page must not jump under the finger or the click is lost.
      container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
      ["mousedown", "touchstart", "wheel", "keydown"].forEach((kind) => container.addEventListener(kind, () => { touched = true; }, { passive: true }));
      map.on("resize", () => { if (!touched) fit(focus); });
      // With the keyboard the map is one stop, with keys for what its buttons do: areas have no names to step
      // through, the select box has. (Chrome stops at every shape that hears of focus, as those with a tooltip do.)
      map.on("layeradd", ({ layer }) => { if (layer.getElement && layer.getElement()) layer.getElement().setAttribute("tabindex", "-1"); });
      container.addEventListener("keydown", (event) => { if (event.key === "Home") { event.preventDefault(); fit(null); } });
      container.setAttribute("role", "region");
      container.setAttribute("aria-label", plain(base.alt));
    }

    // One layer: areas in their colours, a line around the chosen and the opened one, marks of units in it.
    function paint(layer) {
      const group = L.featureGroup();
      byCode = {};
      const features = layer.areas.map(([code, paint, tip]) => ({ type: "Feature", id: code, properties: { area_code: code, paint, tip }, geometry: base.areas[code] }));
      L.geoJson(features, { smoothFactor: 0, style: (one) => style(layer, one.properties.paint), onEachFeature: (one, path) => area(layer, one, path) })
        .bindTooltip((path) => path.feature.properties.tip, { className: "siperi-tip", sticky: true })
        .addTo(group);
      const line = { smoothFactor: 0, interactive: false, pane: "chosen" };
      if (layer.opened) L.geoJson(base.areas[layer.opened], { ...line, style: { fill: false, color: base.colours.line, weight: 4 } }).addTo(group);
      if (layer.selected) L.geoJson(base.areas[layer.selected], { ...line, style: { fill: false, color: base.colours.selected, weight: 4 } }).addTo(group);
      layer.marks.forEach((one) => marks(layer, one).forEach((mark) => mark.addTo(group)));
      title.innerHTML = layer.title || "";
      title.hidden = !layer.title;
      container.setAttribute("aria-label", plain(layer.title ? `${layer.title}. ${base.alt}` : base.alt));
      signs = layer.signs;
      opened = layer.opened;
      isOfKelurahan = layer.areas.some(([code]) => !base.outlines.includes(code));
      if (place) { // the first panel's layer is put on its map, and taken off, by the component
        if (own) map.removeLayer(own);
        own = group.addTo(map);
      }
      thin();
      return group;
    }

    function style(layer, name) {
      const { fill, border } = layer.paints[name];
      return { fillColor: fill, fillOpacity: 1, color: border, weight: 1 };
    }

    function area(layer, { id, properties }, path) {
      byCode[id] = path;
      path.on("mouseover", () => panels.forEach((other) => other.raise(id, true)));
      path.on("mouseout", () => panels.forEach((other) => other.raise(id, false)));
      const lowered = { weight: 1, color: layer.paints[properties.paint].border };
      path.raise = (on) => path.setStyle(on ? { weight: 2.5, color: base.colours.line } : lowered);
      if (place) path.on("click", ({ latlng }) => { const twin = panels[0].find(id); if (twin) twin.fire("click", { latlng }, true); });
    }

    // A unit with a form is a circle, ringed to stand out, with the number of its class; one without a crossed square.
    // Around one that is made up the ring is dashed.
    function marks(layer, { at, id, paint, tip, sign, example }) {
      const { fill, ink } = layer.paints[paint], pane = "marks", ring = { pane, fillOpacity: 1, color: base.colours.line, weight: 1 };
      const around = example ? { dashArray: "3 3", weight: 2 } : {};
      const found = sign
        ? [L.circleMarker(at, { ...ring, radius: 9, fillColor: fill })]
        : [L.marker(at, { pane, keyboard: false, icon: L.divIcon({ className: "siperi-nothing", html: "<span>×</span>", iconSize: [17, 17] }) })];
      found[0].feature = { type: "Feature", properties: { subject_id: id } };
      found[0].bindTooltip(tip, { className: "siperi-tip" });
      if (sign) found.unshift(L.circleMarker(at, { ...ring, ...around, radius: 12, fillColor: "#ffffff", interactive: false }));
      if (sign) found.push(L.marker(at, { pane, interactive: false, keyboard: false, icon: L.divIcon({ className: "siperi-sign", html: `<span style="color:${ink}">${sign}</span>`, iconSize: [18, 18] }) }));
      return found;
    }

    fit(null);
    quiet();
    controls();
    manners();
    named();
    thin();
    return { map, fit, paint, find: (code) => byCode[code], raise: (code, on) => { if (byCode[code]) byCode[code].raise(on); } };
  }

  // Two maps show the same part of the city: whoever is moved takes the other along.
  function follow(leader, follower) {
    leader.on("move zoomend", () => {
      if (following) return;
      following = true;
      follower.setView(leader.getCenter(), leader.getZoom(), { animate: false });
      following = false;
    });
  }

  // For properties that take text, not HTML.
  function plain(text) {
    return new DOMParser().parseFromString(text, "text/html").documentElement.textContent;
  }

  // Screen readers name the frame, which Streamlit calls by its module, and read it in the language of the page.
  document.documentElement.lang = base.language;
  if (window.frameElement) window.frameElement.title = plain(base.title);

  // No script runs while a page is printed: what is painted for this width is printed at this width, scaled as a whole.
  const keepWidth = () => {
    if (window.frameElement && window.innerWidth && !window.matchMedia("print").matches)
      window.frameElement.style.setProperty("--siperi-painted", `${window.innerWidth}px`);
  };
  window.addEventListener("resize", keepWidth);
  keepWidth();

  const panels = maps.map(panel);
  if (maps.length === 2) { follow(maps[0], maps[1]); follow(maps[1], maps[0]); }

  // Clicks are counted so that a second one on the same area is an answer too (the select box may have been used
  // since). Before the first the count must look like its default, or every new map would run the page again.
  if (window.__GLOBAL_DATA__) window.__GLOBAL_DATA__.last_object_clicked_count = null;

  window.siperi = {
    second: maps[1],
    paint(view) {
      document.getElementById("siperi-patterns").innerHTML = view.patterns;
      const [group] = view.layers.map((layer, place) => panels[place].paint(layer));
      if (view.focus !== focus) { focus = view.focus; panels.forEach((one) => one.fit(focus)); }
      return group;
    },
  };
})
