// @ts-check
/**
 * Walks a guide by its map: from the answers in an address to a state, and back. Whatever an address
 * holds is only compared with what the map knows.
 */

/**
 * @typedef {[string, string, string?, boolean?, string?, boolean?]} Answer its id, its words, and
 *   for a range of numbers the low end, whether that belongs to it, and the same of the high end
 * @typedef {{id: string, short: string, unit: string, answers: Answer[]}} Step
 * @typedef {{steps: Step[], states: [number, string, ...number[]][], advice: string[]}} Map_ a state
 *   is its question's place (-1 at an end), its address, and the next state by the answer's place;
 *   `advice` has a line for each end, and they stand last
 * @typedef {{step: Step, answer: Answer, advice: string}} Turn
 * @typedef {{step: Step, answer: Answer, value: string}} Given
 * @typedef {{state: number, given: Given[], waiting: Given[], refused: boolean}} Walked `waiting`
 *   are answers to questions that come, if at all, behind the one that is open
 */

/** What others write into addresses; nobody needs to hear that it isn't an answer. */
const OF_OTHERS = /^(?:utm_.*|.*clid|h|q)$/;

const END = -1;

/**
 * @param {Map_} map
 * @param {string} search the address's part from its question mark
 * @returns {Walked} the state to which the answers lead: an end, or the first question without one
 */
export function walked(map, search) {
  const told = answersIn(map, search);
  const known = new Set(map.steps.map((step) => step.id));
  const names = [...new URLSearchParams(search).keys()].filter((name) => !OF_OTHERS.test(name));
  const refused = names.some((name) => !known.has(name) || !told.has(name));
  /** @type {Given[]} */
  const given = [];
  let state = 0;
  for (;;) {
    const [place, , ...following] = map.states[state];
    const one = place === END ? undefined : told.get(map.steps[place].id);
    if (!one) break;
    told.delete(one.step.id);
    given.push(one);
    state = following[one.step.answers.indexOf(one.answer)];
  }
  const waiting = map.states[state][0] === END ? [] : [...told.values()];
  return { state, given, waiting, refused };
}

/**
 * @param {Map_} map
 * @param {string} search
 * @returns {Map<string, Given>} by the question's id each answer that is one; nobody knows which of
 *   two different answers to one question was meant
 */
function answersIn(map, search) {
  const held = new URLSearchParams(search);
  /** @type {Map<string, Given>} */
  const told = new Map();
  for (const step of map.steps) {
    const [value, ...others] = new Set(held.getAll(step.id));
    const number = value === undefined || others.length ? -1 : answerOf(step, value);
    if (number >= 0) told.set(step.id, { step, answer: step.answers[number], value });
  }
  return told;
}

/**
 * @param {Map_} map
 * @param {Given[]} given the answers that led to an end
 * @returns {Turn[]} each single other answer after which another advice stands; where it brings up
 *   questions without an answer, the buyer counts as not sure there
 */
export function turns(map, given) {
  const chosen = new Map(given.map(({ step, answer }) => [step.id, step.answers.indexOf(answer)]));
  const now = adviceFor(map, chosen);
  return given.flatMap(({ step, answer }) =>
    step.answers.slice(0, -1).flatMap((other, number) => {
      const advice = adviceFor(map, new Map(chosen).set(step.id, number));
      return other === answer || advice === now ? [] : [{ step, answer: other, advice }];
    }),
  );
}

/**
 * @param {Map_} map
 * @param {Map<string, number>} chosen the answers' places by the questions' ids
 * @returns {string}
 */
function adviceFor({ steps, states, advice }, chosen) {
  let state = 0;
  for (;;) {
    const [place, , ...following] = states[state];
    if (place === END) return advice[state - (states.length - advice.length)];
    const { id, answers } = steps[place];
    state = following[chosen.get(id) ?? answers.length - 1];
  }
}

/**
 * @param {Step} step
 * @param {string} value an answer's id, or a number in digits
 * @returns {number} the answer's place, below 0 if there is none
 */
export function answerOf(step, value) {
  const number = /^-?\d{1,15}(?:\.\d{1,6})?$/.test(value) ? Number(value) : NaN;
  return step.answers.findIndex(
    (answer) => answer[0] === value || (answer.length > 2 && holds(answer, number)),
  );
}

/**
 * @param {Answer} answer a range
 * @param {number} number
 */
function holds([, , low, withLow, high, withHigh], number) {
  const above = number > Number(low) || (Boolean(withLow) && number === Number(low));
  return above && (number < Number(high) || (Boolean(withHigh) && number === Number(high)));
}

/**
 * @param {string} search
 * @param {string} id a step's
 * @param {string | null} value null takes the answer away, and keeps all others
 * @returns {string} the address's part from its question mark; "" if nothing is left
 */
export function withAnswer(search, id, value) {
  const held = new URLSearchParams(search);
  if (value === null) held.delete(id);
  else held.set(id, value);
  const text = held.toString();
  return text && `?${text}`;
}

/**
 * @param {Map_} map
 * @param {string} search
 * @returns {string} the address's part without what isn't an answer of this guide
 */
export function answersOnly(map, search) {
  const kept = new URLSearchParams();
  for (const { step, value } of answersIn(map, search).values()) kept.set(step.id, value);
  const text = kept.toString();
  return text && `?${text}`;
}

/**
 * @param {string} typed
 * @param {string} language
 * @param {string} [unit] which a buyer may write behind the number
 * @returns {string | null} a number as buyers type it, in plain digits; null if it isn't one
 */
export function digitsOf(typed, language, unit = "") {
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.8);
  const sign = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? "";
  const bare = typed
    .normalize("NFKC")
    .replace(/[\s$€£¥'’_]/g, "")
    .replace(unit ? new RegExp(`${literal(unit.normalize("NFKC").replace(/\s/g, ""))}$`, "i") : "", "")
    .replace(sign("group").length ? grouped(sign("group")) : /(?!)/g, "$1")
    .replace(sign("decimal"), ".");
  return /^\d{1,12}(?:\.\d{1,4})?$/.test(bare) ? bare.replace(/^0+(?=\d)/, "") : null;
}

/** @param {string} sign what parts thousands @returns {RegExp} that sign between a digit and three */
function grouped(sign) {
  return new RegExp(`(\\d)${literal(sign)}(?=\\d{3}(?!\\d))`, "g");
}

/** @param {string} text @returns {string} a pattern of just this text */
function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** @param {Given} given @returns {boolean} whether the buyer didn't know */
export function isUnsure({ step, answer }) {
  return answer === step.answers.at(-1);
}

/**
 * @param {Given} given
 * @param {string} language
 * @returns {string} an answer in words; a number as it was typed, with its unit
 */
export function inWords({ step, answer, value }, language) {
  if (answer.length < 3 || answer[0] === value) return answer[1];
  const number = Number(value);
  if (/^[A-Z]{3}$/.test(step.unit)) {
    const digits = { maximumFractionDigits: value.includes(".") ? 2 : 0 };
    const style = { style: /** @type {const} */ ("currency"), currency: step.unit };
    return new Intl.NumberFormat(language, { ...style, ...digits }).format(number);
  }
  return `${new Intl.NumberFormat(language).format(number)} ${step.unit}`;
}
