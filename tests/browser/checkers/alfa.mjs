// Siteimprove Alfa as one script for the page: `cargo xtask test` bundles it. `alfa()` gives what fails of
// the rules behind WCAG 2.2 A and AA, of the ARIA rules, and of good practice.

import { Audit } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Native as Window } from "@siteimprove/alfa-device/native";
import { Node } from "@siteimprove/alfa-dom";
import { Native as Dom } from "@siteimprove/alfa-dom/native";
import { Request, Response } from "@siteimprove/alfa-http";
import allRules from "@siteimprove/alfa-rules";
import { Conformance, Criterion } from "@siteimprove/alfa-wcag";
import { Page } from "@siteimprove/alfa-web";

const isAA = Conformance.isAA();
const criteria = (rule) => [...rule.requirements].filter(Criterion.isCriterion);
// Some rules are for criteria of level AAA alone.
const rules = [...allRules].filter(
  (rule) => criteria(rule).length === 0 || criteria(rule).some((criterion) => isAA(criterion)),
);

// The path of a node, with what tells it apart: Alfa has its own copy of the page.
const name = (target) => {
  const { name = target.type, attributes = [] } = target;
  const told = attributes.filter(({ name }) => ["id", "class", "href", "part"].includes(name));
  return [name, ...told.map(({ name, value }) => `${name}=${value}`)].join(" ");
};

const messages = (value) => {
  if (!value || typeof value !== "object") return [];
  const own = typeof value.message === "string" ? [value.message] : [];
  return [...own, ...Object.values(value).flatMap(messages)];
};

globalThis.alfa = async () => {
  const device = Device.from(Window.fromWindow());
  const document = Node.from(await Dom.fromNode(globalThis.document), device);
  const page = Page.of(Request.empty(), Response.empty(), document, device);
  const outcomes = [...(await Audit.of(page, rules).evaluate())].map((outcome) => outcome.toJSON());
  return {
    passed: outcomes.filter(({ outcome }) => outcome === "passed").length,
    failed: outcomes
      .filter(({ outcome }) => outcome === "failed")
      .map(({ rule, target, expectations }) => ({
        rule: rule.uri.split("/").at(-1),
        text: `${name(target)}: ${[...new Set(messages(expectations))].join("; ")}`,
      })),
  };
};
