// @ts-check
/** Makes a MiniSearch index: node index_minisearch.mjs LIBRARY DOCUMENTS.json INDEX.json */

import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [library, documents, to] = process.argv.slice(2);
const { default: MiniSearch } = await import(pathToFileURL(library).href);
const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["title"] });
index.addAll(JSON.parse(readFileSync(documents, "utf-8")));
writeFileSync(to, JSON.stringify(index));
