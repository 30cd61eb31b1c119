"use strict";
// Replaces the drawn map by one that can be moved and enlarged. Without it the drawing stays.

(() => {
  const figure = document.querySelector("[data-map]");
  if (!figure || !window.L) return;
  const data = JSON.parse(figure.dataset.map);
  const drawing = figure.querySelector("svg");
  const ground = document.createElement("div");
  ground.className = "map-ground";
  ground.setAttribute("role", "region");
  ground.setAttribute("aria-label", drawing.querySelector("title").textContent);
  drawing.replaceWith(ground);

  const map = L.map(ground, { scrollWheelZoom: false, zoomControl: false, attributionControl: Boolean(data.tiles) });
  L.control.zoom({ zoomInTitle: "Agrandir", zoomOutTitle: "Réduire" }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  if (data.tiles) {
    map.attributionControl.setPrefix(false);
    L.tileLayer(data.tiles, { attribution: data.attribution, maxZoom: 18 }).addTo(map);
  }

  const at = (place) => [place.lat, place.lng];
  const all = [...data.homes, ...data.employers, ...data.cfas];
  map.fitBounds(L.latLngBounds(all.map(at)), { padding: [34, 34], maxZoom: 11 });

  drawLegs(data.employers, "leg employer");
  drawLegs(data.cfas, "leg cfa");
  // Above its point: an employer of the same commune stands on it.
  data.homes.forEach((home) => sign(home, "home", "", [24, 22], { iconAnchor: [12, 34] }));
  data.cfas.forEach((cfa) => sign(cfa, "cfa", cfa.label, [32, 20]));
  const markers = new Map(gathered(data.employers).map((group) => employerSign(group)).flat());
  if (!data.tiles) nameTowns();
  // What is drawn later, on demand, is `on_map.js`'s.
  figure.chart = map;
  followCards();

  function drawLegs(places, className) {
    if (!data.homes.length) return;
    places.forEach((place) => {
      L.polyline([at(data.homes[place.start]), at(place)], { className, interactive: false, weight: 1.5 }).addTo(map);
    });
  }

  function sign(place, className, text, size, { words = place.words, iconAnchor } = {}) {
    const told = document.createElement("span");
    told.textContent = text;
    const icon = L.divIcon({ className: `sign ${className}`, html: told, iconSize: size, iconAnchor });
    const interactive = className.startsWith("employer");
    const marker = L.marker(at(place), { icon, keyboard: interactive, interactive, title: words }).addTo(map);
    marker.getElement().setAttribute("aria-label", words);
    if (!interactive) marker.getElement().setAttribute("role", "img");
    return marker;
  }

  // Employers at one and the same point share a sign, as they do in the drawing.
  function gathered(places) {
    const groups = new Map();
    places.forEach((place) => {
      const key = `${place.lat} ${place.lng}`;
      groups.set(key, [...(groups.get(key) ?? []), place]);
    });
    return [...groups.values()];
  }

  function employerSign(group) {
    const shown = group.slice(0, 3).map((place) => place.label).join(" · ");
    const text = group.length > 3 ? `${shown} +${group.length - 3}` : shown;
    const all = group.map((place) => place.words).join(" ; ");
    // Its name begins with what is seen, so that it can be called by it.
    const words = group.length > 1 ? `${text} : ${all}` : all;
    const tones = new Set(group.map((place) => place.tone));
    const className = `employer ${tones.size === 1 ? group[0].tone : ""}`.trim();
    const marker = sign(group[0], className, text, [Math.max(24, 10 + 7 * text.length), 24], { words });
    marker.setZIndexOffset(500 - data.employers.indexOf(group[0]));
    marker.on("click", () => showCard(group[0].link));
    marker.on("keydown", ({ originalEvent }) => {
      if (originalEvent.key === " ") originalEvent.preventDefault();
      if (originalEvent.key === " " || originalEvent.key === "Enter") showCard(group[0].link);
    });
    marker.getElement().setAttribute("role", "link");
    return group.map((place) => [place.link, marker]);
  }

  function showCard(link) {
    const card = document.querySelector(link);
    if (!card) return;
    location.replace(link);
    card.focus({ preventScroll: true });
    card.querySelector(".to-map[hx-get]")?.click();
  }

  // The card under the pointer or the focus shows where it is.
  function followCards() {
    markers.forEach((marker, link) => {
      const card = document.querySelector(link);
      if (!card) return;
      const light = (on) => () => {
        marker.getElement().classList.toggle("lit", on);
        if (on && !map.getBounds().contains(marker.getLatLng())) map.panTo(marker.getLatLng());
      };
      card.addEventListener("focusin", light(true));
      card.addEventListener("focusout", light(false));
      card.addEventListener("mouseenter", light(true));
      card.addEventListener("mouseleave", light(false));
    });
  }

  // Towns come largest first: each is named if its name hides no sign and no other name.
  function nameTowns() {
    const layer = L.layerGroup().addTo(map);
    const redraw = () => {
      layer.clearLayers();
      const taken = [...ground.querySelectorAll(".sign, .leaflet-control")].map((each) => each.getBoundingClientRect());
      const frame = ground.getBoundingClientRect();
      data.towns.forEach((town) => {
        const point = map.latLngToContainerPoint(at(town));
        const width = 14 + 6.6 * town.name.length;
        const box = { left: frame.left + point.x - 6, right: frame.left + point.x + width,
          top: frame.top + point.y - 9, bottom: frame.top + point.y + 9 };
        const inside = box.left > frame.left && box.right < frame.right && box.top > frame.top && box.bottom < frame.bottom;
        if (!inside || taken.some((other) => meets(box, other))) return;
        taken.push(box);
        const name = document.createElement("span");
        name.textContent = town.name;
        const icon = L.divIcon({ className: "town", html: name, iconSize: [width, 18], iconAnchor: [4, 9] });
        const marker = L.marker(at(town), { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }).addTo(layer);
        marker.getElement().setAttribute("aria-hidden", "true");
      });
    };
    map.on("zoomend moveend resize", redraw);
    redraw();
  }

  function meets(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }
})();
