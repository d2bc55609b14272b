// Six of the Guardian's Q&A atoms, rendered on the server with Preact and hydrated in the page, as on its
// site.

import { build } from "esbuild";
import { article } from "../shell.mjs";

/**
 * @param {string} entry
 * @param {{ format: "esm" | "iife", platform?: "node" }} options
 */
const bundled = async (entry, options) => {
  const built = await build({
    entryPoints: [new URL(entry, import.meta.url).pathname],
    // The folder in which aliases are resolved.
    absWorkingDir: new URL("..", import.meta.url).pathname,
    bundle: true,
    minify: true,
    write: false,
    jsx: "automatic",
    jsxImportSource: "preact",
    alias: { react: "preact/compat", "react-dom": "preact/compat" },
    // The builds for browsers, also on the server: the CommonJS builds need more packages.
    mainFields: ["module", "main"],
    define: { "process.env.NODE_ENV": '"production"' },
    // Only measures web vitals if configured to.
    external: ["web-vitals"],
    logLevel: "error",
    ...options,
  });
  return built.outputFiles[0].text;
};

export const guardian = async () => {
  const server = await bundled("guardian.server.jsx", { format: "esm", platform: "node" });
  /** @type {{ html: string }} */
  const { html } = await import(`data:text/javascript,${encodeURIComponent(server)}`);
  return {
    pages: [
      {
        name: "guardian",
        label: "Guardian Q&A atoms",
        html: article(
          `<div id="atoms">${html}</div>`,
          '<script type="module" async src="/guardian/atoms.js"></script>',
        ),
        title: [["#atoms details summary h4"]],
        body: ["#atoms details p"],
      },
    ],
    files: {
      "/guardian/atoms.js": await bundled("guardian.client.jsx", { format: "iife" }),
    },
  };
};
