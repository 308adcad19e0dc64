// @ts-check
/**
 * Adds up what a buyer chose, exactly: money is counted in millionths of a unit, as whole numbers.
 * Its twin is plugins/answerable/pricing/estimate.py; what may be chosen comes from plan.py there.
 */

/**
 * @typedef {[string, string | null, string | null]} Adder id, low and high as digits; null: unknown
 * @typedef {{
 *   variant: Record<string, [string | null, string | null, boolean]>,
 *   driver: Adder[],
 *   option: Adder[],
 *   offer: [string, string | null, string | null][],
 * }} Plan
 * @typedef {{kind: string, id: string, low: bigint | null, high: bigint | null}} Line
 */

const DECIMALS = 6;
const UNIT = 10n ** BigInt(DECIMALS);

/**
 * @param {Plan} plan
 * @param {{variant: string, driver: Set<string>, option: Set<string>}} chosen
 * @returns {{lines: Line[], low: bigint | null, high: bigint | null, fromBase: boolean}}
 */
export function reckoned(plan, chosen) {
  const [low, high, fromBase] = plan.variant[chosen.variant];
  /** @type {string[]} */
  const lows = [low ?? ""];
  const lines = [line("base", chosen.variant, low, high)];
  for (const kind of /** @type {const} */ (["driver", "option"])) {
    for (const [id, least, most] of plan[kind]) {
      if (!chosen[kind].has(id)) continue;
      lines.push(line(kind, id, least, most));
      lows.push(least ?? "");
    }
  }
  lines.push(...offers(plan.offer, total(lines.map((one) => one.low)), stepOf(lows)));
  const least = total(lines.map((one) => one.low));
  const most = total(lines.map((one) => one.high));
  return { lines, low: notBelowZero(least), high: notBelowZero(most), fromBase };
}

/**
 * Offers lower the low end only, since a buyer may not meet their terms.
 *
 * @param {Plan["offer"]} held
 * @param {bigint | null} low the low end of all else
 * @param {bigint} step the smallest amount that a per cent is rounded to
 * @returns {Line[]}
 */
function offers(held, low, step) {
  let left = low;
  return held.map(([id, amount, percent]) => {
    /** @type {bigint | null} */
    let off = null;
    if (amount !== null) off = millionths(amount);
    else if (low !== null) off = (low * millionths(percent ?? "0")) / (100n * UNIT * step) * step;
    if (off !== null && left !== null) {
      const most = left > 0n ? left : 0n;
      if (off > most) off = most;
      left -= off;
    }
    return { kind: "offer", id, low: off === null ? null : -off, high: 0n };
  });
}

/**
 * @param {(bigint | null)[]} ends
 * @returns {bigint | null} their sum, or null where one of them isn't known
 */
export function total(ends) {
  let sum = 0n;
  for (const end of ends) {
    if (end === null) return null;
    sum += end;
  }
  return sum;
}

/**
 * @param {string} digits
 * @returns {bigint}
 */
export function millionths(digits) {
  const [whole, part = ""] = digits.replace("-", "").split(".");
  const value = BigInt(whole + part.slice(0, DECIMALS).padEnd(DECIMALS, "0"));
  return digits.startsWith("-") ? -value : value;
}

/**
 * @param {bigint} amount in millionths
 * @returns {string} its digits, without needless ones behind the point
 */
export function digits(amount) {
  const sign = amount < 0n ? "-" : "";
  const size = amount < 0n ? -amount : amount;
  const part = String(size % UNIT).padStart(DECIMALS, "0").replace(/0+$/, "");
  return `${sign}${size / UNIT}${part ? `.${part}` : ""}`;
}

/**
 * @param {string} kind
 * @param {string} id
 * @param {string | null} low
 * @param {string | null} high
 * @returns {Line}
 */
function line(kind, id, low, high) {
  const ends = [low, high].map((end) => (end === null ? null : millionths(end)));
  return { kind, id, low: ends[0], high: ends[1] };
}

/**
 * @param {string[]} amounts
 * @returns {bigint} the last place that one of them has behind its point
 */
function stepOf(amounts) {
  const places = amounts.map((amount) => (amount.split(".")[1] ?? "").length);
  return 10n ** BigInt(DECIMALS - Math.min(DECIMALS, Math.max(...places)));
}

/**
 * @param {bigint | null} amount
 * @returns {bigint | null}
 */
function notBelowZero(amount) {
  return amount !== null && amount < 0n ? 0n : amount;
}
