// @ts-check
/**
 * Runs a guide in one page: the answers stand in the address, numbers are typed freely, and a result
 * can be kept and sent. Each state's words come from its own page, so that both ways tell the same.
 * Without this script every state is a page behind a link.
 */

import { answersOnly, digitsOf, inWords, isUnsure, turns, walked, withAnswer } from "./walking.js";

/**
 * @typedef {import("./walking.js").Map_} Map_
 * @typedef {import("./walking.js").Walked} Walked
 */

const QUESTION = ".ans-guide__question";

/** After which a host that doesn't answer is taken for one that fails. */
const PATIENCE_MS = 8000;

const language = document.documentElement.lang || "en";

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (within, selector) => [...within.querySelectorAll(selector)].map((e) => /** @type {any} */ (e));

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} words
 */
function made(tag, words) {
  const element = document.createElement(tag);
  element.textContent = words;
  return element;
}

/** @param {string} address @returns {Promise<Response>} */
const fetched = (address) => fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });

/**
 * @param {HTMLElement} root
 * @returns {Promise<Map_ | null>} the guide's map; without it all links lead on by themselves
 */
async function mapOf(root) {
  try {
    const answer = await fetched(root.dataset.map ?? "");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** A guide that a buyer walks on its first page. */
class Walk {
  /**
   * @param {HTMLElement} root
   * @param {Map_} map
   */
  constructor(root, map) {
    this.root = root;
    this.map = map;
    this.home = new URL(root.dataset.home ?? "", location.href);
    this.shown = 0;
    this.first = document.title;
    this.words = { ...root.dataset };
    this.search = location.search;
    addEventListener("popstate", () => {
      const elsewhere = location.search !== this.search; // a jump within the page changes nothing
      if (this.root.isConnected && elsewhere) this.show("back");
    });
    this.root.addEventListener("click", (event) => this.onClick(event));
    this.root.addEventListener("submit", (event) => this.onSubmit(event));
  }

  /**
   * Show the state to which the address leads.
   * @param {"first" | "on" | "back"} moved how the buyer came there; whoever moved within the page
   *   reads on at the new question
   */
  async show(moved) {
    this.search = location.search;
    const found = walked(this.map, this.search);
    if (found.state !== this.shown || moved === "on") {
      const address = location.href;
      const fresh = await this.pageOf(found.state).catch(() => null);
      if (location.href !== address || !this.root.isConnected) return; // the buyer was faster
      // The guide may have changed since this page was opened; if not, the link leads on.
      if (!fresh && moved !== "first") return location.reload();
      if (!fresh) return location.replace(this.addressOf(found.state));
      this.root.replaceChildren(...fresh.nodes);
      document.title = fresh.title;
      this.shown = found.state;
    }
    this.decorate(found);
    if (moved !== "first") this.turnTo(all(this.root, QUESTION)[0], moved === "on");
  }

  /** @param {number} state */
  addressOf(state) {
    return new URL(this.map.states[state][1], this.home).href;
  }

  /**
   * @param {number} state
   * @returns {Promise<{nodes: Node[], title: string} | null>} what its page holds
   */
  async pageOf(state) {
    const address = this.addressOf(state);
    const answer = await fetched(address);
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const block = page.querySelector(".ans-guide");
    if (!block) return null;
    for (const script of all(block, "script")) script.remove();
    // The page lies deeper than this one, so its links are made full.
    for (const link of all(block, "[href]")) link.setAttribute("href", full(link, "href", address));
    for (const image of all(block, "[src]")) image.setAttribute("src", full(image, "src", address));
    const nodes = [...block.childNodes].map((node) => document.importNode(node, true));
    return { nodes, title: state ? page.title : this.first };
  }

  /** @param {Walked} found */
  decorate(found) {
    const step = this.map.steps[this.map.states[found.state][0]];
    this.root.dataset.step = step?.id ?? "";
    if (!step) this.tellTurns(found);
    for (const link of all(this.root, "a[data-answer]")) {
      const { turn = step?.id ?? "", answer = "" } = link.dataset;
      link.setAttribute("href", this.home.pathname + withAnswer(this.kept(), turn, answer));
    }
    this.offerNumber();
    this.tellGiven(found);
    this.tellOpen(found);
    this.tellRefused(found.refused);
    offerWays(this.root, this.words);
    offerEditing(this.root);
  }

  /**
   * The page tells what would change the advice for all who come to it; of this buyer all answers
   * are known, and more can be told.
   * @param {Walked} found
   */
  tellTurns({ given }) {
    const section = /** @type {HTMLElement | null} */ (this.root.querySelector(".ans-guide__turns"));
    const told = turns(this.map, given);
    if (!section) return;
    section.hidden = !told.length;
    const items = told.map(({ step, answer, advice }) => {
      const link = made("a", `${step.short}: ${answer[1]}`);
      link.dataset.turn = step.id;
      link.dataset.answer = answer[0];
      const item = document.createElement("li");
      item.append(link, ` → ${advice}`);
      return item;
    });
    section.querySelector("ul")?.replaceChildren(...items);
  }

  /** @returns {string} the answers in the address, and nothing else of it */
  kept() {
    return answersOnly(this.map, location.search);
  }

  offerNumber() {
    const template = /** @type {HTMLTemplateElement | null} */ (
      this.root.querySelector("template.ans-guide__number")
    );
    if (!template || this.root.querySelector(".ans-guide__form")) return;
    template.after(template.content.cloneNode(true));
    for (const band of all(this.root, "[data-band]")) {
      const item = band.closest("li");
      if (item) item.hidden = true;
    }
  }

  /** @param {Walked} found */
  tellGiven({ given, waiting }) {
    const section = /** @type {HTMLElement | null} */ (this.root.querySelector(".ans-guide__given"));
    const list = section?.querySelector("dl");
    if (!section || !list) return;
    const answers = [...given, ...waiting];
    section.hidden = !answers.length;
    const rows = answers.map((one) => {
      const row = document.createElement("div");
      const said = row.appendChild(made("dt", one.step.short)) && made("dd", "");
      const change = made("a", this.words.change ?? "");
      change.href = this.home.pathname + withAnswer(this.kept(), one.step.id, null);
      change.setAttribute("aria-label", `${this.words.change}: ${one.step.short}`);
      said.append(made("span", inWords(one, language)), " ", change);
      row.append(said);
      return row;
    });
    list.replaceChildren(...rows);
    const forgotten = this.root.querySelector(".ans-guide__forgotten");
    if (forgotten) forgotten.remove();
  }

  /**
   * Of what is open for some who come to an end, leave what this buyer wasn't sure of.
   * @param {Walked} found
   */
  tellOpen({ given }) {
    const unsure = new Set(given.filter(isUnsure).map((one) => one.step.id));
    for (const open of all(this.root, "[data-open]")) {
      if (!unsure.has(open.dataset.open ?? "")) open.remove();
    }
    if (!unsure.size) this.root.querySelector(".ans-guide__open")?.remove();
  }

  /** @param {boolean} refused */
  tellRefused(refused) {
    for (const old of all(this.root, ".ans-guide__refused")) old.remove();
    if (!refused) return;
    const told = made("p", this.words.refused ?? "");
    told.className = "ans-recheck ans-guide__refused";
    told.setAttribute("role", "status");
    this.root.prepend(told);
  }

  /** @param {Event} event */
  onClick(event) {
    const { ctrlKey, metaKey, shiftKey, altKey, target } = /** @type {MouseEvent} */ (event);
    const link = target instanceof Element ? target.closest("a") : null;
    if (!link || ctrlKey || metaKey || shiftKey || altKey) return;
    const inside = link.origin === this.home.origin && link.pathname === this.home.pathname;
    if (!inside || link.hash) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would fetch the page anew
    this.go(link.href);
  }

  /** @param {Event} event */
  onSubmit(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches(".ans-guide__form")) return;
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const fault = /** @type {HTMLElement} */ (form.querySelector("[role=alert]"));
    const { low = "", high = "", unit = "" } = form.dataset;
    const digits = digitsOf(field.value, language, unit);
    const outside = digits !== null && (Number(digits) < Number(low) || Number(digits) > Number(high));
    fault.hidden = digits !== null && !outside;
    field.toggleAttribute("aria-invalid", !fault.hidden);
    if (digits === null || outside) {
      fault.textContent = (outside ? fault.dataset.outside : fault.dataset.unread) ?? "";
      field.focus();
      return;
    }
    const search = withAnswer(this.kept(), this.root.dataset.step ?? "", digits);
    this.go(this.home.pathname + search);
  }

  /** @param {string} address */
  go(address) {
    history.pushState(null, "", address);
    this.show("on");
  }

  /**
   * @param {HTMLElement | undefined} question
   * @param {boolean} scrolling not where the browser finds the place again by itself
   */
  turnTo(question, scrolling) {
    if (!question) return;
    question.focus({ preventScroll: true });
    if (!scrolling) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.root.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" });
  }
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} base
 */
function full(element, name, base) {
  return new URL(element.getAttribute(name) ?? "", base).href;
}

/**
 * Lets a buyer print a recommendation, and copy its address.
 * @param {HTMLElement} root
 * @param {DOMStringMap} words
 */
function offerWays(root, words) {
  const place = /** @type {HTMLElement | null} */ (root.querySelector("[data-ways]"));
  if (!place || place.childElementCount) return;
  const print = made("button", words.print ?? "");
  const copy = made("button", words.copy ?? "");
  const said = made("span", "");
  said.setAttribute("role", "status");
  for (const button of [print, copy]) {
    button.type = "button";
    button.className = "md-button";
  }
  print.addEventListener("click", () => window.print());
  copy.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(location.href).then(() => true, () => false);
    said.textContent = (done ? words.copied : words.notCopied) ?? "";
  });
  place.append(print, " ", copy, " ", said);
}

/**
 * Lets a buyer change what is sent before it is.
 * @param {HTMLElement} root
 */
function offerEditing(root) {
  const place = /** @type {HTMLElement | null} */ (root.querySelector("[data-to]"));
  const text = place?.querySelector("pre");
  const link = place?.querySelector("a");
  if (!place || !text || !link) return;
  const { to = "", parameter = "", subject = "", edit = "" } = place.dataset;
  const label = made("label", edit);
  const field = label.appendChild(document.createElement("textarea"));
  field.rows = 12;
  field.value = `${text.textContent?.trim()}\n\n${location.href}`;
  const point = () => {
    const mail = to.startsWith("mailto:");
    const held = mail ? { subject, body: field.value } : { [parameter]: field.value };
    const pairs = Object.entries(held).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    link.href = `${to}${to.includes("?") ? "&" : "?"}${pairs.join("&")}`;
  };
  field.addEventListener("input", point);
  text.replaceWith(label);
  point();
}

/**
 * A question's own page leads to the first page, where the guide goes on by its address. Where the
 * answers that all who come here gave alike don't lead here, the page's own links lead on.
 * @param {HTMLElement} root
 */
async function leadHome(root) {
  const map = root.dataset.step ? await mapOf(root) : null;
  if (!map) return;
  const home = new URL(root.dataset.home ?? "", location.href);
  const given = all(root, ".ans-guide__given [data-step]");
  for (const one of given) home.searchParams.set(one.dataset.step ?? "", one.dataset.answer ?? "");
  const here = map.states[walked(map, home.search).state][1];
  if (new URL(here, home).pathname !== location.pathname) return;
  for (const link of all(root, ".ans-guide__choices a")) {
    const search = withAnswer(home.search, root.dataset.step ?? "", link.dataset.answer ?? "");
    link.setAttribute("href", home.pathname + search);
  }
}

/** @param {HTMLElement} root */
async function start(root) {
  if (root.dataset.live !== undefined) return;
  root.dataset.live = "";
  const home = new URL(root.dataset.home ?? "", location.href);
  if (home.pathname !== location.pathname) {
    offerWays(root, root.dataset);
    offerEditing(root);
    await leadHome(root);
    return;
  }
  const map = await mapOf(root);
  if (map && root.isConnected) await new Walk(root, map).show("first");
}

const startAll = () => all(document, ".ans-guide").forEach(start);
const pages = /** @type {any} */ (window).document$;
if (pages) pages.subscribe(startAll);
else startAll();
