// What peers/guardian.mjs uses of esbuild.

export interface BuildOptions {
  entryPoints: string[];
  absWorkingDir: string;
  bundle: boolean;
  minify: boolean;
  write: false;
  format: "esm" | "iife";
  platform?: "node";
  jsx: "automatic";
  jsxImportSource: string;
  alias: Record<string, string>;
  mainFields: string[];
  define: Record<string, string>;
  external: string[];
  logLevel: "error";
}

export function build(options: BuildOptions): Promise<{ outputFiles: { text: string }[] }>;
