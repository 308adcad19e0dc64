// @ts-check
/**
 * Runs a guide in one page: the answers stand in the address, numbers are typed freely, and a result
 * can be kept and sent. Each state's words come from its own page, so that both ways tell the same.
 * Without this script every state is a page behind a link.
 */

import { answersOnly, digitsOf, inWords, walked, withAnswer } from "./walking.js";

/**
 * @typedef {import("./walking.js").Map_} Map_
 * @typedef {import("./walking.js").Walked} Walked
 */

const QUESTION = ".ans-guide__question";

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
    addEventListener("popstate", () => this.root.isConnected && this.show(false));
    this.root.addEventListener("click", (event) => this.onClick(event));
    this.root.addEventListener("submit", (event) => this.onSubmit(event));
  }

  /**
   * Show the state to which the address leads.
   * @param {boolean} moving whether the buyer moved on, and the new question wants the focus
   */
  async show(moving) {
    const found = walked(this.map, location.search);
    if (found.state !== this.shown || moving) {
      const fresh = await this.pageOf(found.state);
      if (walked(this.map, location.search).state !== found.state) return;
      if (!fresh) return location.assign(this.addressOf(found.state));
      this.root.replaceChildren(...fresh.nodes);
      document.title = fresh.title;
      this.shown = found.state;
    }
    this.decorate(found);
    if (moving) this.turnTo(all(this.root, QUESTION)[0]);
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
    const answer = await fetch(address).catch(() => null);
    if (!answer?.ok) return null;
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
    if (step) {
      for (const link of all(this.root, "[data-answer]")) {
        const value = link.dataset.answer;
        if (link instanceof HTMLAnchorElement && value !== undefined) {
          link.href = this.home.pathname + withAnswer(this.kept(), step.id, value);
        }
      }
    }
    this.offerNumber();
    this.tellGiven(found);
    this.tellRefused(found.refused);
    offerWays(this.root, this.words);
    offerEditing(this.root);
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
  tellGiven({ given }) {
    const section = /** @type {HTMLElement | null} */ (this.root.querySelector(".ans-guide__given"));
    const list = section?.querySelector("dl");
    if (!section || !list) return;
    section.hidden = !given.length;
    const rows = given.map((one) => {
      const row = document.createElement("div");
      const said = row.appendChild(made("dt", one.step.short)) && made("dd", "");
      const change = made("a", this.words.change ?? "");
      change.href = this.home.pathname + withAnswer(this.kept(), one.step.id, null);
      change.dataset.walk = "";
      change.setAttribute("aria-label", `${this.words.change}: ${one.step.short}`);
      said.append(made("span", inWords(one, language)), " ", change);
      row.append(said);
      return row;
    });
    list.replaceChildren(...rows);
    const forgotten = this.root.querySelector(".ans-guide__forgotten");
    if (forgotten) forgotten.remove();
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
    const inside = link.dataset.answer !== undefined || link.dataset.walk !== undefined;
    const again = new URL(link.href).pathname === this.home.pathname && !new URL(link.href).hash;
    if (!inside && !again) return;
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
    const digits = digitsOf(field.value, language);
    const { low = "", high = "" } = form.dataset;
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
    this.show(true);
  }

  /** @param {HTMLElement | undefined} question */
  turnTo(question) {
    if (!question) return;
    question.focus({ preventScroll: true });
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
 * A state's own page leads to the first page, where the guide goes on by its address.
 * @param {HTMLElement} root
 */
function leadHome(root) {
  const home = new URL(root.dataset.home ?? "", location.href);
  const given = all(root, ".ans-guide__given [data-step]");
  for (const one of given) home.searchParams.set(one.dataset.step ?? "", one.dataset.answer ?? "");
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
    leadHome(root);
    offerWays(root, root.dataset);
    offerEditing(root);
    return;
  }
  const answer = await fetch(root.dataset.map ?? "").catch(() => null);
  if (!answer?.ok) return; // the links lead on
  await new Walk(root, await answer.json()).show(false);
}

const startAll = () => all(document, ".ans-guide").forEach(start);
const pages = /** @type {any} */ (window).document$;
if (pages) pages.subscribe(startAll);
else startAll();
