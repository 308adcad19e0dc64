// @ts-check

const PATIENCE_MS = 8000;
const MOMENT_MS = 300;

/** What hosts say of a file that isn't there; a store of files may say that it is forbidden. */
const GONE = [403, 404, 410];

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
 * Fetch a file and read it; what can't be fetched or read is tried once more, past the cache, within
 * the same patience.
 * @template T
 * @param {string} address
 * @param {(text: string) => T} read throws SyntaxError if the file is cut
 * @returns {Promise<T>}
 * @throws {MissingFile}
 */
export async function fetched(address, read) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    return read(await textOf(address, "default", patience.signal));
  } catch (problem) {
    if (problem instanceof MissingFile && problem.gone) throw problem;
    await pause(MOMENT_MS);
    return await fetchedAnew(address, read, patience.signal);
  } finally {
    clearTimeout(timer);
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
 * @template T
 * @param {string} address
 * @param {(text: string) => T} read
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
async function fetchedAnew(address, read, signal) {
  try {
    return read(await textOf(address, "reload", signal));
  } catch (problem) {
    if (problem instanceof MissingFile) throw problem;
    // A host that answers every address with some page, or a file that stays cut.
    throw new MissingFile(address, true);
  }
}

/**
 * @param {string} address
 * @param {RequestCache} cache
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
async function textOf(address, cache, signal) {
  try {
    const answer = await fetch(address, { cache, signal });
    if (!answer.ok) throw new MissingFile(address, GONE.includes(answer.status));
    return await answer.text();
  } catch (problem) {
    if (problem instanceof MissingFile) throw problem;
    throw new MissingFile(address, false);
  }
}
