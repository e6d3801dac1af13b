/* Parts of pages that need the store are asked for once the page is shown. */
(function () {
  "use strict";

  const PATIENCE_MILLIS = 120000;

  function show(place, html) {
    place.innerHTML = html;
    Behaviour.applySubtree(place);
  }

  function fail(place, sentence) {
    const line = document.createElement("p");
    line.className = "dogdriver-failed";
    line.setAttribute("role", "alert");
    line.textContent = sentence;
    place.replaceChildren(line);
  }

  function load(place) {
    fetch(place.dataset.address, { signal: AbortSignal.timeout(PATIENCE_MILLIS) })
      .then((answer) =>
        answer.text().then((text) => {
          const type = answer.headers.get("Content-Type") || "";
          if (answer.ok) {
            show(place, text);
          } else {
            fail(place, type.startsWith("text/plain") ? text : place.dataset.failed);
          }
        })
      )
      .catch(() => fail(place, place.dataset.failed))
      .then(() => place.setAttribute("aria-busy", "false"));
  }

  Behaviour.specify(".dogdriver-later", "dogdriver-later", 0, load);

  Behaviour.specify(".dogdriver-search", "dogdriver-search", 0, (input) => {
    const rows = input.closest(".dogdriver-later").querySelectorAll("li");
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLowerCase();
      rows.forEach((row) => {
        row.hidden = !row.textContent.toLowerCase().includes(wanted);
      });
    });
  });
})();
