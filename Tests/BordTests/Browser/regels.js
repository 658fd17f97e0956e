// Rules that every page keeps, beside those of axe-core. Gives what is wrong, a line each.
const fout = [];
const zichtbaar = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const waar = e => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + (e.className.baseVal ?? e.className ? "." + String(e.className.baseVal ?? e.className).split(" ")[0] : "");

// Landmarks and headings.
for (const soort of ["main", "footer", "header"]) {
  if (document.querySelectorAll(soort).length < 1) fout.push("no " + soort);
}
if (document.querySelectorAll("main").length !== 1) fout.push("more than one main");
if (document.querySelectorAll("h1").length !== 1) fout.push("not exactly one h1");
if (document.documentElement.lang !== "nl") fout.push("language is not nl");
let niveau = 0;
for (const kop of document.querySelectorAll("h1,h2,h3,h4,h5")) {
  const dit = Number(kop.tagName[1]);
  if (dit > niveau + 1) fout.push("heading skips a level: " + kop.textContent.trim().slice(0, 40));
  if (!kop.textContent.trim()) fout.push("empty heading");
  niveau = dit;
}

// Names of everything that can be used, and ids that are pointed at.
const ids = new Set();
for (const e of document.querySelectorAll("[id]")) {
  if (ids.has(e.id)) fout.push("id twice: " + e.id);
  ids.add(e.id);
}
for (const e of document.querySelectorAll("[aria-describedby],[aria-labelledby],label[for]")) {
  const wijst = (e.getAttribute("aria-describedby") || "") + " " + (e.getAttribute("aria-labelledby") || "") + " " + (e.getAttribute("for") || "");
  for (const id of wijst.split(/\s+/).filter(Boolean)) if (!ids.has(id)) fout.push(waar(e) + " points at " + id + ", which is not there");
}
for (const e of document.querySelectorAll("a[href],button,input:not([type=hidden]),select,textarea")) {
  const naam = (e.getAttribute("aria-label") || (e.labels && [...e.labels].map(l => l.textContent).join(" ")) || e.textContent || "").trim();
  if (!naam) fout.push("no name: " + waar(e));
}
for (const e of document.querySelectorAll("a[href^='#']")) {
  if (!document.getElementById(e.getAttribute("href").slice(1))) fout.push("link leads nowhere: " + e.getAttribute("href"));
}
for (const e of document.querySelectorAll("[tabindex]")) if (e.tabIndex > 0) fout.push("tabindex over 0: " + waar(e));
for (const e of document.querySelectorAll("[style],style,script:not([src])")) fout.push("inline style or script: " + waar(e));

// Contrast as the browser paints it: text on the nearest background that is not see-through.
const licht = kleur => {
  const [r, g, b] = kleur.match(/[\d.]+/g).slice(0, 3).map(k => { k /= 255; return k <= .04045 ? k / 12.92 : ((k + .055) / 1.055) ** 2.4; });
  return .2126 * r + .7152 * g + .0722 * b;
};
const grond = e => {
  for (; e; e = e.parentElement) {
    const kleur = getComputedStyle(e).backgroundColor;
    if (!/^rgba\(.*, 0\)$/.test(kleur) && kleur !== "transparent") return kleur;
  }
  return "rgb(255, 255, 255)";
};
const gezien = new Set();
const wandeling = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (wandeling.nextNode()) {
  const e = wandeling.currentNode.parentElement;
  if (!wandeling.currentNode.textContent.trim() || !zichtbaar(e) || e.closest("svg,option,.alleen-lezen")) continue;
  const stijl = getComputedStyle(e);
  const [a, b] = [licht(stijl.color), licht(grond(e))].sort((x, y) => y - x);
  const verhouding = (a + .05) / (b + .05);
  const groot = parseFloat(stijl.fontSize) >= 24 || (parseFloat(stijl.fontSize) >= 18.66 && stijl.fontWeight >= 700);
  if (verhouding < (groot ? 3 : 4.5)) gezien.add(`contrast ${verhouding.toFixed(2)}: ${waar(e)} ${stijl.color} on ${grond(e)}`);
}
return fout.concat([...gezien]);
