// The quiet base of every map: sea, land, kecamatan lines, labels that thin out, scale, notes, watermark.
// Called once with the Leaflet map and the settings that payload.py built; every text in them is escaped there.
(function (map, base) {
  const container = map.getContainer();
  const words = Object.fromEntries(Object.entries(base.words).map(([key, text]) => [key, plain(text)]));

  function pane(name, order) {
    const made = map.createPane(name);
    made.style.zIndex = order;
    made.style.pointerEvents = "none";
    return name;
  }

  function shapes() {
    const land = { pane: pane("land", 350), interactive: false, smoothFactor: 0 };
    L.geoJson(base.land, { ...land, style: { color: base.colours.coast, weight: 1, fillColor: base.colours.land, fillOpacity: 1 } }).addTo(map);
    const lines = { pane: pane("lines", 450), interactive: false, smoothFactor: 0 };
    const style = { color: base.colours.line, weight: 1.8, fill: false };
    base.outlines.forEach((geometry) => L.geoJson(geometry, { ...lines, style }).addTo(map));
    pane("chosen", 460);
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
      L.DomEvent.on(link, "click", (event) => { L.DomEvent.stop(event); fit(); });
      return bar;
    };
    home.addTo(map);
    container.querySelectorAll(".leaflet-control-zoom a, .siperi-home").forEach((link) => { link.tabIndex = -1; });
    L.control.scale({ imperial: false, maxWidth: 90 }).addTo(map);
    map.attributionControl.setPrefix(false);
    base.notes.forEach((note) => map.attributionControl.addAttribution(note));
    if (base.watermark) L.DomUtil.create("div", "siperi-watermark", container).innerHTML = base.watermark;
  }

  // A label is shown when the map is at its scale, it fits into its area, and no label before it is in the way.
  function labels() {
    const all = base.labels.map((label) => {
      const icon = L.divIcon({ className: "siperi-label siperi-label-" + label.kind, html: "<span>" + label.name + "</span>", iconSize: null });
      const marker = L.marker(label.at, { icon, interactive: false, keyboard: false }).addTo(map);
      return { ...label, box: marker.getElement().firstChild, marker };
    });
    all.sort((a, b) => (a.kind !== b.kind ? (a.kind === "kecamatan" ? -1 : 1) : b.width - a.width));
    function thin() {
      const zoomedIn = pixels(base.bounds[1][1] - base.bounds[0][1]) > 900;
      const taken = [];
      all.forEach((label) => {
        const at = map.latLngToContainerPoint(label.at);
        const half = [label.box.offsetWidth / 2 + 2, label.box.offsetHeight / 2 + 1];
        const box = [at.x - half[0], at.y - half[1], at.x + half[0], at.y + half[1]];
        const fits = label.kind === "kecamatan" ? !zoomedIn || !base.has_kelurahan : zoomedIn && pixels(label.width) > half[0] * 1.7;
        const free = taken.every((other) => box[0] > other[2] || box[2] < other[0] || box[1] > other[3] || box[3] < other[1]);
        label.box.style.visibility = fits && free ? "visible" : "hidden";
        if (fits && free) taken.push(box);
      });
    }
    map.on("zoomend resize", thin);
    thin();
  }

  function pixels(degrees) {
    return (degrees * map.options.crs.scale(map.getZoom())) / 360;
  }

  function fit() {
    map.fitBounds(base.bounds, { paddingTopLeft: [6, 6], paddingBottomRight: [6, 24], animate: false });
  }

  // On a phone one finger scrolls the page and two move the map; with a mouse the wheel zooms once the map has focus.
  function manners() {
    if (L.Browser.mobile) map.dragging.disable();
    map.scrollWheelZoom.disable();
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    // Leaflet takes the focus at the first press; the page must not jump under the finger or the click is lost.
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
    // Clicks are counted so that a second one on the same area is an answer too (the select box may have been used
    // since). Before the first the count must look like its default, or every new map would run the page again.
    if (window.__GLOBAL_DATA__) window.__GLOBAL_DATA__.last_object_clicked_count = null;
    let touched = false;
    ["mousedown", "touchstart", "wheel", "keydown"].forEach((kind) => container.addEventListener(kind, () => { touched = true; }, { passive: true }));
    map.on("resize", () => { if (!touched) fit(); });
    keys();
    container.setAttribute("role", "region");
    container.setAttribute("aria-label", plain(base.alt));
  }

  // With the keyboard the map is one stop, with keys for what its buttons do: areas have no names to step through,
  // the select box has. (Chrome stops at every shape that hears of focus, as those with a tooltip do.)
  function keys() {
    map.on("layeradd", ({ layer }) => { if (layer.getElement && layer.getElement()) layer.getElement().setAttribute("tabindex", "-1"); });
    container.addEventListener("keydown", (event) => { if (event.key === "Home") { event.preventDefault(); fit(); } });
  }

  // For properties that take text, not HTML.
  function plain(text) {
    return new DOMParser().parseFromString(text, "text/html").documentElement.textContent;
  }

  fit();
  shapes();
  controls();
  manners();
  labels();
})
