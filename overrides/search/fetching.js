// @ts-check

const PATIENCE_MS = 8000;
const MOMENT_MS = 300;

/** A file that can't be had: the network is down, or the file is gone. */
export class MissingFile extends Error {
  /**
   * @param {string} address
   * @param {boolean} gone whether the host says that there is no such file
   */
  constructor(address, gone) {
    super(`there is no ${address}`);
    this.gone = gone;
  }
}

/**
 * Fetch a file and read it; what can't be fetched or read is tried once more, past the cache.
 * @template T
 * @param {string} address
 * @param {(text: string) => T} read throws SyntaxError if the file is cut
 * @returns {Promise<T>}
 * @throws {MissingFile}
 */
export async function fetched(address, read) {
  try {
    return read(await textOf(address, "default"));
  } catch (problem) {
    if (problem instanceof MissingFile && problem.gone) throw problem;
  }
  await pause(MOMENT_MS);
  try {
    return read(await textOf(address, "reload"));
  } catch (problem) {
    if (problem instanceof MissingFile) throw problem;
    // A host that answers every address with some page, or a file that stays cut.
    throw new MissingFile(address, true);
  }
}

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 * @returns {Promise<string>}
 */
async function textOf(address, cache) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(address, { cache, signal: patience.signal });
    if (!answer.ok) throw new MissingFile(address, answer.status === 404 || answer.status === 410);
    return await answer.text();
  } catch (problem) {
    if (problem instanceof MissingFile) throw problem;
    throw new MissingFile(address, false);
  } finally {
    clearTimeout(timer);
  }
}
