// @ts-check
/** A host on this machine that serves a small index, late or not at all if it's told so. */

import { createServer } from "node:http";

/** Two pages, of which both hold "pool" and the second holds "crane", each word in its own shard. */
const ROOT = {
  count: 2,
  unit: 200,
  titles: new Array(64).fill(4000),
  filler: "the",
  spaced: false,
  known: "Acrane Apool",
  levels: "BB",
  complete: true,
  starts: "A Ap",
  topics: [],
  synonyms: [],
  leanings: {},
};

/**
 * @param {string} version stands in the names of all files, and in the titles of the pages
 * @returns {Record<string, string>} the files of an index below search/
 */
export function indexOf(version) {
  const page = (/** @type {string} */ address) =>
    JSON.stringify({
      address,
      title: `${version} ${address}`,
      tags: [],
      sections: [["", "", "A text about it."]],
    });
  const root = {
    ...ROOT,
    terms: { folders: `t${version}`, each: 8 },
    pages: { folders: `p${version}`, each: 64 },
  };
  return {
    [`root.${version}.txt`]: JSON.stringify(root),
    [`terms/t${version}/0.txt`]: "crane\tgf\tB\tF\tA\t\n.",
    [`terms/t${version}/1.txt`]: "pool\tgC\tAA\tGF\tAA\t\n.",
    [`pages/p${version}/0.txt`]: page("a/"),
    [`pages/p${version}/1.txt`]: page("b/"),
    "search_index.json": JSON.stringify({ config: { root: `root.${version}.txt` }, docs: [] }),
  };
}

/** Serves files, and keeps what it was asked for. */
export class Host {
  /** @param {Record<string, string>} files */
  constructor(files) {
    this.files = files;
    /** @type {string[]} */
    this.asked = [];
    /** @type {Map<string, Promise<void>>} */
    this.late = new Map();
    /** @type {Map<string, string>} what is served once in the place of a file */
    this.once = new Map();
    this.server = createServer(async ({ url = "" }, answer) => {
      const path = url.slice(1).split("?")[0];
      this.asked.push(path);
      await this.late.get(path);
      const text = this.once.get(path) ?? this.files[path];
      this.once.delete(path);
      answer.writeHead(text === undefined ? 404 : 200).end(text);
    });
  }

  /** @returns {Promise<string>} the address of search/ */
  async opened() {
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", () => resolve(null)));
    const { port } = /** @type {import("node:net").AddressInfo} */ (this.server.address());
    return `http://127.0.0.1:${port}/`;
  }

  /**
   * @param {string} path
   * @returns {() => void} lets a file go that is held back until then
   */
  holdBack(path) {
    let letGo = () => {};
    this.late.set(path, new Promise((resolve) => (letGo = resolve)));
    return letGo;
  }

  closed() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
