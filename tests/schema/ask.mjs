// What VS Code's language service for JSON says at places of files: the argument is the folder of its package, the
// input is { "schema": …, "text": …, "offset": … }, the output { "completions", "hover", "problems" }.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "script.js"));
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");

const { schema, text, offset } = JSON.parse(readFileSync(0, "utf8"));
// Whichever schema the file names.
const schemaRequestService = async () => JSON.stringify(schema);
const service = getLanguageService({ schemaRequestService });
service.configure({ validate: true, schemas: [{ uri: "schema:explainer", fileMatch: ["*"], schema }] });
const document = TextDocument.create("file:///explainer.json", "json", 1, text);
const json = service.parseJSONDocument(document);
const position = document.positionAt(offset);

const list = await service.doComplete(document, position, json);
const hover = await service.doHover(document, position, json);
const problems = await service.doValidation(document, json);

console.log(
  JSON.stringify({
    completions: list.items.map(({ label, sortText, textEdit }) => ({
      label,
      order: sortText ?? "",
      text: textEdit.newText,
    })),
    hover: hover?.contents.join("\n") ?? "",
    problems: problems.map(({ message, range }) => ({ message, text: document.getText(range) })),
  }),
);
