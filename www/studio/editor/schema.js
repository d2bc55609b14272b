// What the JSON Schema says about a place in the text, by the language service of VS Code: the same completion and
// hover as in an editor of code.

import { getLanguageService, TextDocument } from "vscode-json-languageservice";

/**
 * @typedef {import("@codemirror/state").Text} Text
 * @typedef {import("vscode-json-languageservice").ASTNode} Node
 * @typedef {{ document: TextDocument, json: import("vscode-json-languageservice").JSONDocument }} Parsed
 * @typedef {{ from: number, to: number, title: string, descriptions: string[] }} Description
 */

const FILE = "file:///explainer.json";
const URI = "schema:explainer";

export class Schema {
  #service;
  /** @type {WeakMap<Text, Parsed>} */
  #parsed = new WeakMap();

  /** @param {import("vscode-json-languageservice").JSONSchema} schema */
  constructor(schema) {
    // The service changes the schema that it gets.
    const copy = JSON.stringify(schema);
    // Whichever schema a file names in `$schema`, nothing is fetched.
    this.#service = getLanguageService({ schemaRequestService: () => Promise.resolve(copy) });
    this.#service.configure({ schemas: [{ uri: URI, fileMatch: ["*"], schema: JSON.parse(copy) }] });
  }

  /**
   * The values of a text and their places, as far as it is JSON.
   *
   * @param {Text} text
   */
  parse(text) {
    const known = this.#parsed.get(text);
    if (known) return known;
    const document = TextDocument.create(FILE, "json", 1, text.toString());
    const parsed = { document, json: this.#service.parseJSONDocument(document) };
    this.#parsed.set(text, parsed);
    return parsed;
  }

  /**
   * What can be typed at an offset.
   *
   * @param {Text} text
   * @param {number} offset
   */
  async complete(text, offset) {
    const { document, json } = this.parse(text);
    const list = await this.#service.doComplete(document, document.positionAt(offset), json);
    return list?.items ?? [];
  }

  /**
   * What the field or value at an offset means; null where the schema doesn't say.
   *
   * @param {Text} text
   * @param {number} offset
   * @returns {Promise<Description | null>}
   */
  async describe(text, offset) {
    const { document, json } = this.parse(text);
    const node = json.getNodeFromOffset(offset);
    // Not in the space between the fields of an object.
    if (!node || node.type === "object" || node.type === "array") return null;
    const value = meant(node);
    if (!value) return null;
    const matching = await this.#service.getMatchingSchemas(document, json);
    const schemas = matching.filter((each) => each.node === value).map((each) => each.schema);
    const texts = schemas.flatMap(({ description }) => description ?? []);
    texts.push(...schemas.flatMap((each) => word(each, value)));
    const title = schemas.find((each) => each.title)?.title ?? "";
    if (!title && !texts.length) return null;
    return { from: node.offset, to: node.offset + node.length, title, descriptions: [...new Set(texts)] };
  }

  /**
   * The entries of one of the lists of an explainer that have ids, with what each is called.
   *
   * @param {Text} text
   * @param {"cards" | "glossary" | "sources"} list
   */
  entries(text, list) {
    const { root } = this.parse(text).json;
    const entries = root && field(root, list);
    if (entries?.type !== "array") return [];
    return entries.items.flatMap((entry) => {
      const id = string(field(entry, "id"));
      return id ? [{ id, name: string(field(entry, "title")) || string(field(entry, "term")) }] : [];
    });
  }
}

/**
 * The value that a node is about: its own, or that of the field whose name it is.
 *
 * @param {Node} node
 */
const meant = (node) => {
  const parent = node.parent;
  return parent?.type === "property" && parent.keyNode === node ? parent.valueNode : node;
};

/**
 * What a word means that is one of several.
 *
 * @param {import("vscode-json-languageservice").JSONSchema} schema
 * @param {Node} node
 */
const word = ({ enum: words = [], enumDescriptions = [] }, node) =>
  enumDescriptions[words.indexOf(node.value)] ?? [];

/**
 * @param {Node} node
 * @param {string} name
 */
const field = (node, name) => {
  if (node.type !== "object") return undefined;
  return node.properties.find((property) => property.keyNode.value === name)?.valueNode;
};

const string = (/** @type {Node | undefined} */ node) => (node?.type === "string" ? node.value : "");
