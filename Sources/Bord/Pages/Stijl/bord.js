// What helps but is not needed: every page works without this file.
(function () {
  "use strict";
  var nieuws = document.getElementById("nieuws");
  var body = document.body;

  // Cases that changed while the reader looks are told in a bar. Nothing on the page moves until the reader asks.
  function volg() {
    var adres = body.dataset.gebeurtenissen;
    if (!adres || !window.EventSource || !nieuws) return;
    var dezeZaak = body.dataset.casus;
    var veranderd = new Set();
    var bron = new EventSource(adres);
    bron.addEventListener("zaak", function (gebeurtenis) {
      var id = JSON.parse(gebeurtenis.data).casusId;
      if (dezeZaak && id !== dezeZaak) return;
      veranderd.add(id);
      toon(dezeZaak ? "Deze zaak is veranderd." : aantal(veranderd.size), "Toon", location.pathname + location.search);
      merk(id);
    });
    bron.addEventListener("verlopen", function () {
      bron.close();
      uitgelogd();
    });
    // Closed by an answer that is no news: most often the login page, after the server was started anew.
    bron.addEventListener("error", function () { if (bron.readyState === EventSource.CLOSED) wieBenIk(uitgelogd); });
    window.addEventListener("pagehide", function () { bron.close(); });
  }

  // The reader logs in beside this page, so that what was filled in stays, and then goes on here.
  function uitgelogd() {
    toon("U bent niet meer ingelogd. Wat u hier hebt ingevuld, blijft staan.", "Log in op een nieuw tabblad",
      body.dataset.inloggen, true);
    window.addEventListener("focus", function kijk() {
      wieBenIk(null, function (csrf) {
        window.removeEventListener("focus", kijk);
        document.querySelectorAll("input[name=csrf]").forEach(function (veld) { veld.value = csrf; });
        toon("U bent weer ingelogd en kunt hier verder.", "Toon het nieuwste", location.pathname + location.search);
        volg();
      });
    });
  }

  // Asks by a page that is about no case who is logged in: as the same as on this page, or not.
  function wieBenIk(niet, wel) {
    fetch(body.dataset.vast).then(function (antwoord) {
      return antwoord.status === 200 ? antwoord.text() : Promise.reject(antwoord.status);
    }).then(function (tekst) {
      var ander = new DOMParser().parseFromString(tekst, "text/html");
      var csrf = ander.querySelector("form.wie input[name=csrf]");
      var zelfde = csrf && ander.querySelector(".rol").textContent === document.querySelector(".rol").textContent;
      if (zelfde && wel) wel(csrf.value);
      if (!zelfde && niet) niet();
    }, function () {});
  }

  function aantal(n) { return n === 1 ? "1 zaak is veranderd." : n + " zaken zijn veranderd."; }

  function toon(tekst, link, adres, ernaast) {
    var regel = nieuws.querySelector("p");
    if (!regel) {
      regel = document.createElement("p");
      regel.append(document.createElement("span"), " ", document.createElement("a"));
      nieuws.append(regel);
    }
    var a = regel.lastChild;
    a.href = adres;
    a.target = ernaast ? "_blank" : "";
    if (a.textContent !== link) a.textContent = link;
    if (regel.firstChild.textContent !== tekst) regel.firstChild.textContent = tekst;
  }

  function merk(id) {
    var rij = document.querySelector('[data-zaak="' + CSS.escape(id) + '"]');
    if (rij) rij.classList.add("veranderd");
  }

  // The choice of an option belongs to a nomination only.
  function besluitformulier() {
    var formulier = document.querySelector("form.besluit");
    if (!formulier) return;
    var opties = formulier.querySelector(".kies-optie");
    function pas() {
      var keuze = formulier.querySelector("input[name=besluit]:checked");
      if (opties) opties.hidden = !keuze || keuze.value !== "voordracht";
    }
    formulier.addEventListener("change", pas);
    pas();
  }

  // A form goes out once, also when someone clicks twice.
  function eenmaal() {
    document.querySelectorAll("form[method=post]").forEach(function (formulier) {
      formulier.addEventListener("submit", function (gebeurtenis) {
        if (formulier.dataset.verzonden) gebeurtenis.preventDefault();
        formulier.dataset.verzonden = "ja";
      });
    });
    window.addEventListener("pageshow", function () {
      document.querySelectorAll("form[data-verzonden]").forEach(function (f) { delete f.dataset.verzonden; });
    });
  }

  // Filters that are not set stay out of the address.
  function filters() {
    document.querySelectorAll("form.filters").forEach(function (formulier) {
      formulier.addEventListener("submit", function () {
        formulier.querySelectorAll("input, select").forEach(function (veld) {
          if (!veld.value) veld.disabled = true;
        });
      });
    });
    window.addEventListener("pageshow", function () {
      document.querySelectorAll("form.filters :disabled").forEach(function (veld) { veld.disabled = false; });
    });
  }

  // A gemeente on the map filters the list, as the field above it does.
  function landkaart() {
    var kaart = document.querySelector("svg.landkaart");
    var veld = document.querySelector("form.filters select[name=gemeente]");
    if (!kaart || !veld) return;
    kaart.addEventListener("click", function (gebeurtenis) {
      var vlak = gebeurtenis.target.closest("[data-gemeente]");
      if (!vlak || !veld.querySelector('option[value="' + vlak.dataset.gemeente + '"]')) return;
      veld.value = vlak.dataset.gemeente;
      veld.form.requestSubmit();
    });
  }

  // Errors come first for whoever does not see the page.
  function fouten() {
    var lijst = document.querySelector(".foutenlijst, .melding");
    if (lijst) lijst.focus();
  }

  volg();
  besluitformulier();
  eenmaal();
  filters();
  landkaart();
  fouten();
})();
