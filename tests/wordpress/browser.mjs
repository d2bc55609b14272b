// Chromium, by its driver.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";

import { given } from "./site.mjs";

export class Chromium {
  static async start() {
    const browser = new Chromium();
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    browser.url = `http://127.0.0.1:${port}`;
    browser.driver = spawn(given("CHROMEDRIVER"), [`--port=${port}`], { stdio: "ignore" });
    for (let tries = 0; tries < 100; tries++) {
      if (await fetch(`${browser.url}/status`).catch(() => undefined)) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return browser;
  }

  /** Opens a page in a window of its own, calls `use` with a function that runs JavaScript in it. */
  async open(address, use, { scripts = true, user } = {}) {
    const options = {
      binary: given("CHROMIUM"),
      args: ["--headless", "--window-size=1280,900", "--no-sandbox", "--disable-dev-shm-usage"],
      prefs: scripts ? {} : { "profile.managed_default_content_settings.javascript": 2 },
    };
    const wanted = {
      capabilities: { alwaysMatch: { browserName: "chrome", "goog:chromeOptions": options } },
    };
    const { sessionId } = await this.#ask("POST", "/session", wanted);
    const ask = (method, path, body) => this.#ask(method, `/session/${sessionId}${path}`, body);
    try {
      if (user) await signIn(ask, new URL(address).origin, user);
      await ask("POST", "/url", { url: address });
      const js = (script) => ask("POST", "/execute/sync", { script: `return ${script}`, args: [] });
      return await use(js);
    } finally {
      await ask("DELETE", "");
    }
  }

  async #ask(method, path, body) {
    const response = await fetch(this.url + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }

  async stop() {
    this.driver.kill();
    await once(this.driver, "exit");
  }
}

async function signIn(ask, origin, user) {
  await ask("POST", "/url", { url: `${origin}/wp-login.php` });
  const script = `
    const form = document.getElementById("loginform");
    form.elements.log.value = arguments[0]; form.elements.pwd.value = "secret"; form.submit();`;
  await ask("POST", "/execute/sync", { script, args: [user] });
  await becomes(async () => (await ask("GET", "/url")).includes("wp-admin"), "signed in");
}

/** Waits until a condition is true. */
export async function becomes(condition, what) {
  for (let tries = 0; tries < 150; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`not ${what} within 15 s`);
}
