// Defines <explainer-cards> from a folder that the site serves.

/** @type {typeof import("./index.d.ts").define} */
export const define = async (assets) => {
  // On a server there is no element.
  if (typeof document === "undefined") return;
  const folder = new URL(assets.endsWith("/") ? assets : `${assets}/`, document.URL);
  // Not a part of the bundle, because embed.js finds its other files beside itself.
  await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL("embed.js", folder).href);
};
