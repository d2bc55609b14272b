/** The files and streams that a command works with. Paths have `/`; what fails throws an error with a `code` as in Node.js. */
interface Host {
  /** At most `limit` bytes of a file; `-` is standard input. */
  read(path: string, limit: number): Uint8Array;
  /**
   * `in-place` keeps the file. `new` fails with `EEXIST` if there is one. `swap` puts another file in its place at once.
   * `replace` does that too, and keeps permissions and links. `content` is valid during the call.
   */
  write(path: string, content: Uint8Array, how: "in-place" | "new" | "swap" | "replace"): void;
  /** Creates a folder and those above it. */
  createFolders(path: string): void;
  /** What is at a path. Follows links. */
  kind(path: string): "file" | "folder" | "other" | undefined;
  /** The path from the root on, without links. */
  canonical(path: string): string;
  currentFolder(): string;
  /** The names of the files and folders in a folder, without links; those of folders end in `/`. */
  list(folder: string): string[];
  /** Prints on standard output, 1, or standard error, 2. `content` is valid during the call. */
  print(stream: 1 | 2, content: Uint8Array): void;
  /** Whether a stream shows colours. */
  hasColours(stream: 1 | 2): boolean;
}
