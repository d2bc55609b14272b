// Files on the editor's disk, with the File System Access API where there is one.

const KIND = {
  description: "JSON",
  accept: /** @type {Record<`${string}/${string}`, `.${string}`[]>} */ ({ "application/json": [".json"] }),
};

/** What can be opened: explainers, and the files of other programs that become one. */
const KINDS = {
  description: "JSON, Markdown, HTML, CSV",
  accept: /** @type {Record<`${string}/${string}`, `.${string}`[]>} */ ({
    "application/json": [".json"],
    "application/ld+json": [".jsonld"],
    "text/markdown": [".md", ".markdown"],
    "text/html": [".html", ".htm"],
    "text/csv": [".csv"],
    "text/tab-separated-values": [".tsv"],
  }),
};

/** @typedef {{ createWritable(): Promise<{ write(text: string): Promise<void>, close(): Promise<void> }>, getFile(): Promise<File>, name: string }} Handle */
/** @typedef {{ showOpenFilePicker?: (options: object) => Promise<Handle[]>, showSaveFilePicker?: (options: object) => Promise<Handle> }} Pickers */

/**
 * The file in which the text on the desk is saved.
 *
 * @type {Handle | undefined}
 */
let handle;

/**
 * The file that was chosen last, which may not be on the desk yet.
 *
 * @type {Handle | undefined}
 */
let chosen;

const pickers = /** @type {Pickers} */ (/** @type {unknown} */ (window));

/** @param {unknown} error */
const isCancelled = (error) => error instanceof DOMException && error.name === "AbortError";

/** Asks for a file and opens it. Resolves to nothing if nobody chose one. */
export const open = async () => {
  chosen = undefined;
  if (!pickers.showOpenFilePicker) return upload();
  try {
    const [picked] = await pickers.showOpenFilePicker({ types: [KINDS] });
    const file = await picked.getFile();
    const text = await file.text();
    chosen = picked;
    return [file.name, text];
  } catch (error) {
    if (!isCancelled(error)) throw error;
  }
};

/** @returns {Promise<[string, string] | undefined>} */
const upload = () => {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = Object.values(KINDS.accept).flat().join();
  return new Promise((resolve, reject) => {
    input.addEventListener("cancel", () => resolve(undefined));
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) file.text().then((text) => resolve([file.name, text]), reject);
      else resolve(undefined);
    });
    input.click();
  });
};

/**
 * Saves a file where it was opened, or where the editor chooses. Resolves to its name, or to nothing if nobody chose a
 * place.
 *
 * @param {string} name
 * @param {string} text
 */
export const save = async (name, text) => {
  if (!handle && !pickers.showSaveFilePicker) {
    download(name, text);
    return name;
  }
  try {
    handle ??= await pickers.showSaveFilePicker?.({ suggestedName: name, types: [KIND] });
    if (!handle) return;
    const target = await handle.createWritable();
    await target.write(text);
    await target.close();
    return handle.name;
  } catch (error) {
    if (!isCancelled(error)) throw error;
  }
};

/** Saves from now on in the file that was chosen last. */
export const adopt = () => {
  handle = chosen;
};

/** Asks for a place when something is saved next. */
export const forget = () => {
  handle = undefined;
};

/**
 * Downloads a file.
 *
 * @param {string} name
 * @param {string} text
 */
export const download = (name, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
};

/**
 * Copies a text.
 *
 * @param {string} text
 */
export const copy = (text) => navigator.clipboard.writeText(text);
