// @ts-check
/** How often a file is fetched, how, and for how long. */

import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";

import { MissingFile, fetched } from "../../overrides/search/fetching.js";

/** @type {(RequestCache | undefined)[]} */
let caches = [];

/** @param {(() => Promise<Response>)[]} answers one for each time */
function answering(...answers) {
  caches = [];
  mock.method(globalThis, "fetch", async (/** @type {string} */ _, /** @type {RequestInit} */ how) => {
    caches.push(how.cache);
    const answer = answers[Math.min(caches.length, answers.length) - 1];
    how.signal?.throwIfAborted();
    const aborted = new Promise((_, reject) => how.signal?.addEventListener("abort", reject));
    return Promise.race([answer(), aborted]);
  });
}

const whole = async () => new Response('"whole"');
const half = async () => new Response('"who');
const offline = async () => Promise.reject(new TypeError("no network"));
const never = () => new Promise(() => {});
/** @param {number} status */
const refused = (status) => async () => new Response("", { status });

const read = () => fetched("a.txt", JSON.parse);
/** @param {boolean} gone */
const missing = (gone) => (/** @type {unknown} */ problem) =>
  problem instanceof MissingFile && problem.gone === gone;

afterEach(() => mock.reset());

test("a file is fetched once", async () => {
  answering(whole);
  assert.equal(await read(), "whole");
  assert.deepEqual(caches, ["default"]);
});

for (const [says, answer] of /** @type {const} */ ([
  ["half a file", half],
  ["a lost connection", offline],
  ["a host that is busy", refused(503)],
])) {
  test(`after ${says} it is fetched once more, past the cache`, async () => {
    answering(answer, whole);
    assert.equal(await read(), "whole");
    assert.deepEqual(caches, ["default", "reload"]);
  });
}

for (const status of [403, 404, 410]) {
  test(`what is refused with ${status} is gone, and not asked for again`, async () => {
    answering(refused(status));
    await assert.rejects(read, missing(true));
    assert.equal(caches.length, 1);
  });
}

test("what stays half is as good as gone", async () => {
  answering(half);
  await assert.rejects(read, missing(true));
});

test("without a network a file is missing, not gone", async () => {
  answering(offline);
  await assert.rejects(read, missing(false));
});

test("nobody waits longer than eight seconds, however often it is tried", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  answering(never);
  const ended = assert.rejects(read, missing(false));
  mock.timers.tick(8000);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  mock.timers.tick(300);
  await ended;
});
