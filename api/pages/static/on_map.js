"use strict";
// Draws on the map what the words fetched beneath it tell: ways to an offer, areas within reach.

(() => {
  const figure = document.querySelector("[data-map]");
  const map = figure?.chart;
  if (!map) return;
  // Under the ways and the signs.
  map.createPane("areas").style.zIndex = 350;
  const ways = L.layerGroup().addTo(map);
  const areas = L.layerGroup().addTo(map);
  const reach = figure.querySelector("form.reach");
  reach.hidden = false;

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt !== reach || reach.elements.moyen.value) return;
    event.preventDefault();
    figure.querySelector("#portee").replaceChildren();
    areas.clearLayers();
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const drawn = event.detail.target.querySelector(".drawn");
    if (!drawn || !figure.contains(drawn)) return;
    if (drawn.dataset.areas) drawAreas(JSON.parse(drawn.dataset.areas));
    if (drawn.dataset.lines) drawWays(drawn, event.detail.requestConfig.elt.closest("article"));
  });

  function drawAreas(shapes) {
    areas.clearLayers();
    shapes.forEach(({ minutes, geometry }) => {
      const className = `area within-${minutes}`;
      L.geoJSON(geometry, { pane: "areas", interactive: false, style: { className, weight: 1.5 } }).addTo(areas);
    });
    show(areas);
  }

  function drawWays(drawn, card) {
    ways.clearLayers();
    JSON.parse(drawn.dataset.lines).forEach(({ to, points, straight }) => {
      const className = `way ${to}${straight ? " straight" : ""}`;
      L.polyline(points, { className: "way under", interactive: false, weight: 8 }).addTo(ways);
      L.polyline(points, { className, interactive: false, weight: 4 }).addTo(ways);
    });
    figure.classList.toggle("shows-ways", ways.getLayers().length > 0);
    show(ways);
    const back = drawn.querySelector(".back");
    const link = back.querySelector("a");
    back.hidden = false;
    if (card) link.hash = card.id;
    back.querySelector("button").addEventListener("click", () => {
      ways.clearLayers();
      figure.classList.remove("shows-ways");
      drawn.remove();
      card?.focus();
    });
    // Asked from a card, the map may be out of sight; asked from the map, the card has the focus.
    if (!card?.querySelector(".to-map").matches(":focus")) return;
    figure.scrollIntoView({ block: "start" });
    drawn.querySelector("h2").focus({ preventScroll: true });
  }

  function show(layers) {
    const bounds = L.latLngBounds([]);
    layers.eachLayer((layer) => bounds.extend(layer.getBounds()));
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: 13 });
  }
})();
