// A real WordPress on loopback, in a folder of its own: MariaDB on a socket, PHP's own server, no other service.

import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The value of a variable that `cargo xtask test --wordpress` sets. */
export function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`missing ${name}; run cargo xtask test --wordpress`);
  return value;
}

export class WordPress {
  /** Installs WordPress with the plugin and a user of each role. `ports` are those that WordPress may ask. */
  static async start(ports) {
    const site = new WordPress();
    site.folder = await mkdtemp(join(tmpdir(), "wordpress-"));
    try {
      await site.#install(ports);
    } catch (error) {
      await site.stop();
      throw error;
    }
    return site;
  }

  async #install(ports) {
    this.root = join(this.folder, "wordpress");
    // WordPress links to the libraries beside it.
    for (const name of ["wordpress", "javascript"]) {
      await run("cp", ["-a", join(given("WORDPRESS"), name), this.folder]);
    }
    await this.#startDatabase();
    await this.#configure(ports);
    this.passwords = JSON.parse(await this.php(INSTALL));
  }

  get plugin() {
    return join(this.root, "wp-content/plugins/explainer-cards");
  }

  async #startDatabase() {
    const data = join(this.folder, "data");
    // It refuses to run as root unless it is told so.
    const user = process.getuid?.() === 0 ? ["--user=root"] : [];
    const options = ["--no-defaults", `--datadir=${data}`, ...user];
    await run(given("MARIADB_INSTALL_DB"), [
      ...options,
      "--auth-root-authentication-method=normal",
      "--skip-test-db",
    ]);
    this.socket = join(this.folder, "db");
    // Nobody needs this data after a power failure.
    const quick = ["--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--innodb-buffer-pool-size=64M"];
    const more = [`--socket=${this.socket}`, "--skip-networking", `--pid-file=${this.folder}/db.pid`];
    this.database = spawn(given("MARIADBD"), [...options, ...quick, ...more], { stdio: "ignore" });
    await until(() => connected({ path: this.socket }), "MariaDB");
  }

  async #configure(ports) {
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const settings = {
      DB_NAME: "wordpress",
      DB_USER: "root",
      DB_PASSWORD: "",
      DB_HOST: `localhost:${this.socket}`,
      DB_CHARSET: "utf8mb4",
      DB_COLLATE: "",
      WP_HOME: this.url,
      WP_SITEURL: this.url,
      // Application passwords without TLS.
      WP_ENVIRONMENT_TYPE: "local",
      DISABLE_WP_CRON: true,
      AUTOMATIC_UPDATER_DISABLED: true,
      WP_DEBUG: true,
      WP_DEBUG_DISPLAY: false,
      WP_DEBUG_LOG: join(this.folder, "debug.log"),
    };
    for (const key of ["AUTH", "SECURE_AUTH", "LOGGED_IN", "NONCE"]) {
      settings[`${key}_KEY`] = `${key} key of a test`;
      settings[`${key}_SALT`] = `${key} salt of a test`;
    }
    const constants = Object.entries(settings).map(
      ([key, value]) => `define(${quoted(key)}, ${quoted(value)});`,
    );
    const config = `<?php\n${constants.join("\n")}\n$table_prefix = 'wp_';\n
      defined('ABSPATH') || define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`;
    await rm(join(this.root, "wp-config.php"), { force: true });
    await writeFile(join(this.root, "wp-config.php"), config);
    const rules = join(this.root, "wp-content/mu-plugins");
    await mkdir(rules, { recursive: true });
    await writeFile(join(rules, "loopback.php"), loopback(ports));
    await writeFile(join(this.folder, "router.php"), ROUTER);
    const connect = `mysqli_connect(null, 'root', '', '', 0, ${quoted(this.socket)})`;
    const create = "'CREATE DATABASE wordpress CHARACTER SET utf8mb4'";
    await run(given("PHP"), ["-r", `mysqli_query(${connect}, ${create});`]);
    // WordPress doesn't fetch from itself here, so one worker is enough.
    const address = `127.0.0.1:${this.port}`;
    // A test changes a file of the plugin, and asks for it at once.
    const options = ["-d", "opcache.enable=1", "-d", "opcache.revalidate_freq=0"];
    this.server = spawn(
      given("PHP"),
      [...options, "-S", address, "-t", this.root, join(this.folder, "router.php")],
      {
        stdio: "ignore",
      },
    );
    await until(() => connected({ host: "127.0.0.1", port: this.port }), "PHP");
  }

  /** Runs PHP inside WordPress and returns what it prints. */
  async php(code) {
    const file = join(this.folder, "code.php");
    const host = `$_SERVER['HTTP_HOST'] = '127.0.0.1:${this.port}';`;
    const installing = code === INSTALL ? "define('WP_INSTALLING', true);" : "";
    await writeFile(
      file,
      `<?php ${host} ${installing} require ${quoted(join(this.root, "wp-load.php"))};\n${code}`,
    );
    return (await run(given("PHP"), ["-d", "memory_limit=512M", file], { maxBuffer: 1 << 28 })).stdout;
  }

  /** Asks the REST API as a user. */
  async rest(user, method, path, body) {
    const headers = { "Content-Type": "application/json" };
    if (user) headers.Authorization = `Basic ${btoa(`${user}:${this.passwords[user]}`)}`;
    const response = await fetch(`${this.url}/?rest_route=${path.replace("?", "&")}`, {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Creates a post and has an administrator publish it, if the user may not. Returns its id. */
  async post(user, content, more = {}) {
    const status = user === "contributor" ? "pending" : "publish";
    const fields = { title: `By ${user}`, content, status, ...more };
    const created = await this.rest(user, "POST", "/wp/v2/posts", fields);
    if (created.status !== 201) throw new Error(JSON.stringify(created));
    if (status === "pending")
      await this.rest("administrator", "POST", `/wp/v2/posts/${created.body.id}`, { status: "publish" });
    return created.body.id;
  }

  async page(path) {
    const response = await fetch(`${this.url}${path}`);
    return response.text();
  }

  article(id) {
    return this.page(`/?p=${id}`);
  }

  /** Runs what is due, as the line in a crontab does. */
  async cron() {
    await this.page("/wp-cron.php?doing_wp_cron");
  }

  /** What PHP complained about in the plugin. */
  async complaints() {
    const log = await readFile(join(this.folder, "debug.log"), "utf8").catch(() => "");
    return log.split("\n").filter((line) => line.includes("explainer-cards"));
  }

  async stop() {
    for (const child of [this.server, this.database]) {
      if (!child || child.exitCode !== null) continue;
      child.kill();
      await once(child, "exit");
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** A host with explainers, which counts what it is asked for. */
export class Host {
  static async start(folders) {
    const host = new Host();
    host.requests = [];
    host.redirects = new Map();
    host.hangs = new Set();
    host.folders = folders;
    host.server = createServer((request, response) => host.#answer(request, response));
    await host.listen(0);
    return host;
  }

  async listen(port = this.port) {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    this.port = this.server.address().port;
    this.url = `http://127.0.0.1:${this.port}`;
  }

  async #answer(request, response) {
    const path = new URL(request.url, this.url).pathname;
    this.requests.push(path);
    if (this.hangs.has(path)) return;
    const location = this.redirects.get(path);
    if (location) return response.writeHead(302, { Location: location }).end();
    for (const folder of this.folders) {
      const bytes = await readFile(join(folder, normalize(path))).catch(() => undefined);
      const type = TYPES[path.split(".").pop()] ?? "application/octet-stream";
      if (bytes)
        return response
          .writeHead(200, { "Content-Type": type, "Access-Control-Allow-Origin": "*" })
          .end(bytes);
    }
    response.writeHead(404).end("<p>Not here</p>");
  }

  async close() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, "close");
  }
}

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
  css: "text/css",
};

/** Renders an explainer in the forms that the plugin reads. */
export function render(file, folder, base) {
  for (const form of ["embed", "section", "jsonld"]) {
    const src = form === "jsonld" ? [] : ["--src", `${base}/{name}.json`];
    const assets = form === "embed" ? ["--styles", "inline"] : [];
    execFileSync(given("EXPLAINER_CARDS"), [
      "render",
      file,
      "--to",
      form,
      "--out",
      folder,
      ...src,
      ...assets,
    ]);
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

async function until(condition, what) {
  for (let tries = 0; tries < 300; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} does not answer`);
}

function connected(to) {
  return new Promise((resolve) => {
    const socket = createConnection(to, () => socket.end(() => resolve(true)));
    socket.on("error", () => resolve(false));
  });
}

function quoted(value) {
  return typeof value === "string" ? `'${value.replace(/['\\]/g, "\\$&")}'` : String(value);
}

// WordPress asks no host on loopback, and no unusual port, unless it is told so. `?watch` notes what the widget does.
const loopback = (ports) => `<?php
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn($ports) => [...$ports, ${ports.join(", ")}]);
add_action('wp_head', function () {
  if (isset($_GET['watch'])) {
    echo '<script>addEventListener("explainer-ready", (event) => {
      document.documentElement.dataset.ready = event.detail.explainer; });</script>';
  }
});
add_filter('explainer_cards_src', fn($src) => isset($_GET['member']) ? str_replace('.json', '.full.json', $src) : $src);
add_filter('explainer_cards_form', fn($form) => isset($_GET['mail']) ? 'summary' : $form);
`;

const ROUTER = `<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path !== '/' && file_exists($_SERVER['DOCUMENT_ROOT'] . $path)) return false;
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
`;

const INSTALL = `
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';
require_once ABSPATH . 'wp-admin/includes/file.php';
WP_Filesystem();
$failed = unzip_file(getenv('PLUGIN'), WP_PLUGIN_DIR);
if (is_wp_error($failed)) throw new Exception($failed->get_error_message());
wp_install('Le Quotidien', 'administrator', 'admin@example.org', true, '', 'secret');
foreach (['editor', 'author', 'contributor'] as $role) {
  wp_insert_user(['user_login' => $role, 'user_pass' => 'secret', 'user_email' => "$role@example.org", 'role' => $role]);
}
$failed = activate_plugin('explainer-cards/explainer-cards.php');
if (is_wp_error($failed)) throw new Exception($failed->get_error_message());
$passwords = [];
foreach (['administrator', 'editor', 'author', 'contributor'] as $name) {
  $user = get_user_by('login', $name);
  list($passwords[$name]) = WP_Application_Passwords::create_new_application_password($user->ID, ['name' => 'test']);
}
echo json_encode($passwords);
`;
