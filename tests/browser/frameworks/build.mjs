// Bundles the applications beside this file, each for the browser and for a server, and renders the latter.
// `node build.mjs FOLDER`: leaves NAME.js and NAME.html there. NODE_PATH says where the packages are.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [, , folder] = process.argv;
const here = dirname(fileURLToPath(import.meta.url));
// An import statement does not heed NODE_PATH, require does.
const require = createRequire(import.meta.url);
const esbuild = require("esbuild");
const svelte = require("svelte/compiler");

// What packages for Node.js still ask for.
const REQUIRE =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

const components = (generate) => ({
  name: "svelte",
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const { js } = svelte.compile(source, { generate, filename: path });
      return { contents: js.code, resolveDir: dirname(path) };
    });
  },
});

const bundle = (name, side, outfile) =>
  esbuild.build({
    entryPoints: [join(here, `${name}.${side}.mjs`)],
    outfile,
    bundle: true,
    format: "esm",
    platform: side === "server" ? "node" : "browser",
    conditions: side === "server" ? ["node"] : ["browser"],
    // The build of Vue that compiles templates.
    alias: side === "client" ? { vue: "vue/dist/vue.esm-bundler.js" } : {},
    define: {
      "process.env.NODE_ENV": '"production"',
      __VUE_OPTIONS_API__: "false",
      __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true",
    },
    banner: { js: side === "server" ? REQUIRE : "" },
    plugins: [components(side)],
    nodePaths: [process.env.NODE_PATH],
    logLevel: "warning",
  });

for (const name of ["react", "vue", "svelte"]) {
  await bundle(name, "client", join(folder, `${name}.js`));
  const server = join(folder, `${name}.server.mjs`);
  await bundle(name, "server", server);
  const { html } = await import(pathToFileURL(server));
  await writeFile(join(folder, `${name}.html`), await html());
}
