// @ts-check
/** How searches are answered while files come late, are cut, or are gone. */

import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { Reader } from "../../overrides/search/reader.js";
import { Host, indexOf } from "./hosts.mjs";

/** @typedef {import("../../overrides/search/reader.js").Answer} Answer */

/** @type {Host} */
let host;
/** @type {Reader} */
let reader;
/** @type {string} */
let address;

beforeEach(async () => {
  host = new Host(indexOf("v1"));
  address = await host.opened();
  reader = new Reader(address, "root.v1.txt", String);
});

afterEach(() => host.closed());

/**
 * @param {string} typed
 * @returns {{answers: Answer[], done: Promise<void>}} all that is told, and when that's all
 */
function searching(typed) {
  /** @type {Answer[]} */
  const answers = [];
  return { answers, done: reader.search(typed, (answer) => answers.push(answer)) };
}

/** @param {string} typed */
async function searched(typed) {
  const { answers, done } = searching(typed);
  await done;
  return answers;
}

/**
 * @param {string} typed
 * @returns {Promise<Answer>} what is told at the end
 */
async function whole(typed) {
  const answers = await searched(typed);
  return answers[answers.length - 1];
}

/** @param {Answer} answer */
function titles(answer) {
  return answer.items.map(([page]) => page.title.replace(/<\/?mark>/g, ""));
}

const isGone = { gone: true };

/** @param {() => boolean} holds */
async function until(holds) {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test("a search finds pages", async () => {
  const answer = await whole("pool ");
  assert.deepEqual(titles(answer), ["v1 a/", "v1 b/"]);
  assert.deepEqual(
    { ...answer, items: [] },
    { items: [], state: "found", corrected: "", lacking: "", whole: true },
  );
});

test("what isn't there is told as nothing", async () => {
  const [answer] = await searched("zebra ");
  assert.deepEqual([answer.items, answer.state, answer.whole], [[], "nothing", true]);
});

test("a mended word is told", async () => {
  assert.equal((await searched("crnae "))[0].corrected, "crane");
});

test("nothing is fetched before a search, and only what it needs with it", async () => {
  assert.deepEqual(host.asked, []);
  await searched("crane ");
  assert.deepEqual(host.asked, ["root.v1.txt", "terms/tv1/0.txt", "pages/pv1/1.txt"]);
});

test("what was fetched once isn't fetched again", async () => {
  await searched("crane ");
  const before = host.asked.length;
  await searched("crane ");
  assert.equal(host.asked.length, before);
});

test("while a buyer types, what is here answers before the whole", async () => {
  await searched("crane ");
  const answers = await searched("crane pool ");
  assert.deepEqual([titles(answers[0]), answers[0].whole], [["v1 b/"], false]);
  const last = answers[answers.length - 1];
  assert.deepEqual([titles(last), last.whole], [["v1 b/", "v1 a/"], true]);
});

test("the first results come while others are on their way", async () => {
  const letGo = host.holdBack("pages/pv1/1.txt");
  const { answers, done } = searching("pool ");
  await until(() => answers.length > 0);
  assert.deepEqual([titles(answers[0]), answers[0].whole], [["v1 a/"], false]);
  letGo();
  await done;
  const last = answers[answers.length - 1];
  assert.deepEqual([titles(last), last.whole], [["v1 a/", "v1 b/"], true]);
});

test("results never come with a gap", async () => {
  const letGo = host.holdBack("pages/pv1/0.txt");
  const { answers, done } = searching("pool ");
  await until(() => host.asked.includes("pages/pv1/1.txt"));
  letGo();
  await done;
  assert.deepEqual([...new Set(answers.map((answer) => titles(answer)[0]))], ["v1 a/"]);
});

test("a newer search silences the older", async () => {
  const letGo = host.holdBack("terms/tv1/1.txt");
  const older = searching("pool ");
  await until(() => host.asked.includes("terms/tv1/1.txt"));
  await searched("crane ");
  letGo();
  await older.done;
  assert.deepEqual(older.answers, []);
});

test("an older search that fails tells nothing", async () => {
  const letGo = host.holdBack("terms/tv1/1.txt");
  delete host.files["terms/tv1/1.txt"];
  const older = searching("pool ");
  await until(() => host.asked.includes("terms/tv1/1.txt"));
  await searched("crane ");
  letGo();
  await assert.rejects(older.done, isGone);
  assert.deepEqual(older.answers, []);
});

for (const path of ["root.v1.txt", "terms/tv1/0.txt", "pages/pv1/1.txt"]) {
  test(`${path} that is gone is told as gone, and the search works once it is back`, async () => {
    const held = host.files[path];
    delete host.files[path];
    await assert.rejects(searched("crane "), isGone);
    host.files[path] = held;
    assert.deepEqual((await searched("crane ")).map(titles), [["v1 b/"]]);
  });

  test(`${path} that came cut is fetched anew`, async () => {
    host.once.set(path, host.files[path].slice(0, -1));
    assert.deepEqual((await searched("crane ")).map(titles), [["v1 b/"]]);
  });

  test(`${path} that is some page is as good as gone`, async () => {
    host.files[path] = "<!doctype html><p>Lost?";
    await assert.rejects(searched("crane "), isGone);
  });
}

test("a host that answers no more says nothing of what is gone", async () => {
  await searched("crane ");
  host.closed();
  await assert.rejects(searched("pool "), { gone: false });
});

test("a root that is on its way already isn't fetched again", async () => {
  reader = new Reader(address, "root.v1.txt", String, Promise.resolve(host.files["root.v1.txt"]));
  await searched("crane ");
  assert.ok(!host.asked.includes("root.v1.txt"));
});

for (const early of ["", "{cut"]) {
  test(`a root that was lost on its way is fetched: "${early}"`, async () => {
    reader = new Reader(address, "root.v1.txt", String, Promise.resolve(early));
    assert.deepEqual((await searched("crane ")).map(titles), [["v1 b/"]]);
  });
}

test("a query of any length and of any signs is answered", async () => {
  for (const typed of ["\u{1f3ca}", "\ud800", "x".repeat(20_000), "crane ".repeat(5_000), "\0"]) {
    assert.equal((await whole(typed)).whole, true);
  }
});
