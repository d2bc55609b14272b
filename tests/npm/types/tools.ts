// How a program uses the functions.

import { load, Refusal, type RenderOptions } from "explainer-cards/tools";

const { check, checkTogether, render, run } = await load();
const { ok, problems, text } = check("{}", { name: "a.json", overdue: true, settings: "" });
const lines: number[] = problems.map(({ line }) => line);
const options: RenderOptions = { to: "newsletter", part: "text", url: "https://news.example/" };
const letter: string = render(new Uint8Array(), options);
const together = checkTogether({ "a.json": "{}" }, { beside: { "b.png": new Uint8Array() } });
const { status } = run(["check", "a.json"], { files: { "a.json": "{}" } });
try {
  await load(WebAssembly.compile(new Uint8Array()) as never);
} catch (error) {
  if (error instanceof Refusal) error.status.toFixed();
}

// @ts-expect-error: no such form
render("{}", { to: "pdf" });
// @ts-expect-error: a form is needed
render("{}", {});

export { letter, lines, ok, status, text, together };
