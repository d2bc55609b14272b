// What the plugin does in a real WordPress. `cargo xtask test --wordpress` runs it.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";

import { becomes, Chromium } from "./browser.mjs";
import { write } from "./explainers.mjs";
import { given, Host, WordPress } from "./site.mjs";

const ROLES = ["administrator", "editor", "author", "contributor"];
const THEMES = { block: "twentytwentyfive", classic: "twentytwentyone" };

let folder;
let host;
let stranger;
let site;
let browser;
let tricky;
let french;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "explainers-"));
  host = await Host.start([folder, given("DIST")]);
  stranger = await Host.start([folder]);
  tricky = await write(folder, host.url, "tricky");
  french = await write(
    folder,
    host.url,
    "francais",
    ['Il a dit « oui » : c\'est "bien" -- vraiment !'],
    "fr",
  );
  site = await WordPress.start([host.port, stranger.port]);
  browser = await Chromium.start();
  await settings({ hosts: host.url, script: script() });
});

after(async () => {
  await browser?.stop();
  await site?.stop();
  await host?.close();
  await stranger?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  host.requests.length = 0;
  stranger.requests.length = 0;
});

const script = () => `${host.url}/embed/embed.js`;
const address = (id = "tricky", at = host) => `${at.url}/${id}.json`;
const settings = (values) =>
  site.php(`update_option('explainer_cards', json_decode('${JSON.stringify(values)}', true));`);
const theme = (name) => site.php(`switch_theme('${name}');`);
const copies = async (id) =>
  JSON.parse(await site.php(`echo json_encode(get_post_meta(${id}, '_explainer_cards', true));`));
const fields = (more) => JSON.stringify(more);

const block = (src = address(), more = {}) =>
  `<!-- wp:explainer-cards/explainer ${fields({ src, ...more })} /-->`;
const paragraph = (text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;

/** Every way to write an explainer, in the block editor and in the classic one. */
const WAYS = {
  block: () => block(),
  "shortcode block": () =>
    `<!-- wp:shortcode -->\n[explainer-cards src="${address()}"]\n<!-- /wp:shortcode -->`,
  "shortcode in a paragraph block": () => paragraph(`[explainer-cards src="${address()}"]`),
  "embed block": () =>
    `<!-- wp:embed ${fields({ url: address() })} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${address()}\n</div></figure>\n<!-- /wp:embed -->`,
  "address in a paragraph block": () => paragraph(address()),
  "classic shortcode": () => `One "x" -- y.\n\n[explainer-cards src="${address()}"]\n\nTwo.`,
  "classic shortcode, amid text": () => `One [explainer-cards src="${address()}"] two.`,
  "classic address": () => `One "x" -- y.\n\n${address()}\n\nTwo.`,
};

const times = (text, part) => text.split(part).length - 1;

for (const role of ROLES) {
  test(`an explainer by the ${role} is byte for byte what render wrote, in each way and theme`, async () => {
    const posts = {};
    for (const [way, content] of Object.entries(WAYS)) posts[way] = await site.post(role, content());
    for (const [kind, name] of Object.entries(THEMES)) {
      await theme(name);
      for (const [way, id] of Object.entries(posts)) {
        const page = await site.article(id);
        assert.equal(times(page, tricky.embed), 1, `${way}, ${kind} theme`);
        assert.equal(times(page, script()), 1, `${way}, ${kind} theme: script`);
        assert.equal(times(page, "data-explainer-place"), 0, `${way}, ${kind} theme: place`);
        assert.ok(
          !new RegExp(`<p>\\s*${tricky.embed.slice(0, 20)}`).test(page),
          `${way}, ${kind} theme: paragraph`,
        );
      }
    }
    assert.deepEqual(await site.complaints(), []);
  });
}

for (const [kind, name] of Object.entries(THEMES)) {
  test(`typography changes the article and not the explainer, in English and French, ${kind} theme`, async () => {
    await theme(name);
    const article = paragraph(`He said "x" -- and <em>left</em>.`);
    const id = await site.post("author", article + block() + block(address("francais")));
    for (const [language, changed] of [
      ["", "He said &#8220;x&#8221; &#8212; and"],
      ["fr_FR", "He said &laquo;&nbsp;x&nbsp;&raquo; &#8212; and"],
    ]) {
      await site.php(`update_option('WPLANG', '${language}');`);
      const page = await site.article(id);
      assert.ok(page.includes(changed), `${language}: ${/He said.{60}/.exec(page)}`);
      assert.equal(times(page, tricky.embed), 1, language);
      assert.equal(times(page, french.embed), 1, language);
    }
    await site.php(`update_option('WPLANG', '');`);
  });

  test(`two explainers on a page share one script and have their structured data, ${kind} theme`, async () => {
    await theme(name);
    const id = await site.post(
      "editor",
      block() + paragraph("Between.") + block() + block(address("francais")),
    );
    const page = await site.article(id);
    assert.equal(times(page, tricky.embed), 2);
    assert.equal(times(page, french.embed), 1);
    assert.deepEqual(page.match(/<script[^>]*embed\.js[^>]*>/g), [
      `<script type="module" async src="${script()}">`,
    ]);
    const data = (json) => `<script type="application/ld+json">\n${json}\n</script>`;
    assert.equal(times(page, data(tricky.jsonld)), 1);
    assert.equal(times(page, data(french.jsonld)), 1);
  });

  test(`a list of posts has the text of each and no structured data, ${kind} theme`, async () => {
    await theme(name);
    await site.php(`wp_delete_post(1, true); update_option('posts_per_page', 3);`);
    for (let count = 0; count < 3; count++) await site.post("editor", block(address("francais")));
    const page = await site.page(kind === "block" ? "/?s=editor" : "/");
    assert.equal(times(page, "application/ld+json"), 0);
    // The block theme shows excerpts in its search.
    if (kind === "classic") await classicList(page);
  });

  test(`a page without an explainer loads nothing, ${kind} theme`, async () => {
    await theme(name);
    const page = await site.article(await site.post("editor", paragraph("Only words.")));
    assert.equal(times(page, "explainer"), 0);
    assert.deepEqual(host.requests, []);
  });
}

async function classicList(page) {
  // Twenty Twenty-One shows excerpts in lists, unless it is told otherwise.
  assert.ok(page.includes("Summary of &quot;francais&quot;"), "excerpt");
  await site.php(`set_theme_mod('display_excerpt_or_full_post', 'full');`);
  assert.equal(times(await site.page("/"), french.embed), 3);
  await site.php(`remove_theme_mod('display_excerpt_or_full_post');`);
}

test("feeds have the plain HTML, without script", async () => {
  await site.post("author", paragraph("Before.") + block(address("francais")));
  for (const feed of ["rss2", "atom"]) {
    const text = await site.page(`/?feed=${feed}`);
    assert.ok(text.includes(french.section), feed);
    assert.equal(times(text, "<template"), 0, feed);
    assert.equal(times(text, "embed.js"), 0, feed);
    assert.equal(times(text, "data-explainer-place"), 0, feed);
  }
});

test("the REST API has the plain HTML", async () => {
  const id = await site.post("author", paragraph("Before.") + block());
  const { body } = await site.rest(undefined, "GET", `/wp/v2/posts/${id}`);
  assert.equal(times(body.content.rendered, tricky.section), 1);
  assert.equal(times(body.content.rendered, "<template"), 0);
});

test("an excerpt has the words of the article, or else the summary of the explainer", async () => {
  for (const [way, content] of Object.entries(WAYS)) {
    const alone = await site.post("author", content().replace(/^One.*\n|^One | two\.$|^Two\.$/gm, ""));
    const beside = await site.post("author", `${paragraph("Words of the article.")}\n\n${content()}`);
    const excerpt = async (id) =>
      (await site.rest(undefined, "GET", `/wp/v2/posts/${id}`)).body.excerpt.rendered;
    assert.ok(
      (await excerpt(alone)).includes("Summary of &quot;tricky&quot; &#8212; in short."),
      `${way}: ${await excerpt(alone)}`,
    );
    assert.ok((await excerpt(beside)).includes("Words of the article."), way);
    assert.ok(!(await excerpt(beside)).includes("tricky"), `${way}: ${await excerpt(beside)}`);
  }
});

test("an excerpt that an editor has written stays", async () => {
  const id = await site.post("editor", block(), { excerpt: "By hand." });
  const { body } = await site.rest(undefined, "GET", `/wp/v2/posts/${id}`);
  assert.equal(body.excerpt.rendered.trim(), "<p>By hand.</p>");
});

test("another plugin can choose the form, for example for mail", async () => {
  const id = await site.post("editor", block());
  const page = await site.page(`/?p=${id}&mail`);
  assert.ok(
    page.includes(
      "<p><strong>Title of &quot;tricky&quot;</strong><br>Summary of &quot;tricky&quot; -- in short.</p>",
    ),
  );
  assert.equal(times(page, "<template"), 0);
});

test("theme changes one attribute of what render wrote", async () => {
  const id = await site.post("author", block(address(), { theme: "dark" }));
  const wanted = tricky.embed.replace(/(<explainer-cards [^>]*)>/, '$1 theme="dark">');
  assert.notEqual(wanted, tricky.embed);
  assert.equal(times(await site.article(id), wanted), 1);
});

test("depth and cards put the text into a section with these attributes", async () => {
  const more = { depth: "full", cards: "what, why" };
  for (const content of [
    block(address(), more),
    `[explainer-cards src="${address()}" depth="full" cards="what, why"]`,
  ]) {
    const page = await site.article(await site.post("author", content));
    const wanted = tricky.section.replace(
      /^(<section [^>]*)>/,
      '$1 data-depth="full" data-cards="what why">',
    );
    assert.notEqual(wanted, tricky.section);
    assert.equal(times(page, wanted), 1, content);
  }
});

test("no attribute can leave its quotation marks", async () => {
  const hostile = `"><script>alert(1)</script>`;
  const more = { theme: hostile, depth: hostile, cards: `x${hostile}`, className: hostile };
  const page = await site.article(await site.post("administrator", block(address(), more)));
  assert.equal(times(page, "<script>alert"), 0);
  const src = `${host.url}/${hostile}.json`;
  const other = await site.article(
    await site.post("administrator", block(src) + `[explainer-cards src='${src}']`),
  );
  assert.equal(times(other.replace(/<title>.*<\/title>/g, ""), "<script>alert"), 0);
});

test("nobody can write a place by hand", async () => {
  const page = await site.article(await site.post("author", block()));
  assert.equal(times(page, tricky.embed), 1);
  const call = btoa(JSON.stringify([address(), {}, 1])).replaceAll("=", "");
  const forged = `<section data-explainer="x" data-explainer-place="${call}.${"0".repeat(32)}"></section>`;
  const other = await site.article(
    await site.post("administrator", `<!-- wp:html -->${forged}<!-- /wp:html -->`),
  );
  assert.equal(times(other, "data-explainer-place"), 0);
  assert.equal(times(other, "explainer-cards src"), 0);
});

test("nobody can write a copy by the REST API", async () => {
  const id = await site.post("author", block());
  const meta = { _explainer_cards: { [address()]: { embed: "<script>alert(1)</script>" } } };
  await site.rest("author", "POST", `/wp/v2/posts/${id}`, { meta });
  assert.equal(times(await site.article(id), tricky.embed), 1);
});

test("a membership plugin names the file that the widget loads", async () => {
  const id = await site.post("author", block());
  const page = await site.page(`/?p=${id}&member`);
  const src = `src="${host.url}/tricky.full.json"`;
  const wanted = tricky.embed.replace(/<explainer-cards src="[^"]*"/, `<explainer-cards ${src}`);
  assert.notEqual(wanted, tricky.embed);
  assert.equal(times(page, wanted), 1);
});

test("readers make WordPress fetch nothing, and an explainer outlives its host", async () => {
  const id = await site.post("author", block());
  await host.close();
  try {
    assert.equal(times(await site.article(id), tricky.embed), 1, "after publishing");
    await site.rest("author", "POST", `/wp/v2/posts/${id}`, { content: paragraph("Changed.") + block() });
    assert.equal(times(await site.article(id), tricky.embed), 1, "after a change");
    await site.php("do_action('explainer_cards_refresh');");
    assert.equal(times(await site.article(id), tricky.embed), 1, "after an hour");
    assert.match((await copies(id))[address()].error, /tricky\.embed\.html cannot be fetched/);
  } finally {
    await host.listen();
  }
  host.requests.length = 0;
  await site.article(id);
  assert.deepEqual(host.requests, []);
});

test("a host that is not in the list is never asked, and its explainers are not shown", async () => {
  const src = address("tricky", stranger);
  const id = await site.post("administrator", `${block(src)}\n\n[explainer-cards src="${src}"]`);
  const page = await site.article(id);
  await site.php("do_action('explainer_cards_refresh');");
  await site.cron();
  await preview(src);
  assert.deepEqual(stranger.requests, []);
  // WordPress itself asks addresses in posts whether they take pingbacks.
  assert.ok(!host.requests.some((path) => path.endsWith(".json")), host.requests.join());
  assert.equal(times(page, "<explainer-cards"), 0);
  assert.equal(times(page, `"${src}"`), 0);
  assert.equal(times(page, "embed.js"), 0);
});

test("a host that leaves the list is neither asked nor shown any more", async () => {
  const id = await site.post("author", block());
  await settings({ hosts: "other.example", script: script() });
  host.requests.length = 0;
  assert.equal(times(await site.article(id), "<explainer-cards"), 0);
  await site.php("do_action('explainer_cards_refresh');");
  assert.deepEqual(host.requests, []);
  await settings({ hosts: host.url, script: script() });
});

test("a redirect is followed on listed hosts alone", async () => {
  for (const ending of ["embed.html", "section.html", "jsonld"]) {
    host.redirects.set(`/away.${ending}`, `${stranger.url}/tricky.${ending}`);
    host.redirects.set(`/moved.${ending}`, `/tricky.${ending}`);
    host.redirects.set(`/circle.${ending}`, `/circle.${ending}`);
  }
  const away = await site.post("author", block(address("away")));
  assert.deepEqual(stranger.requests, []);
  assert.match((await copies(away))[address("away")].error, /is not on a host in the list/);
  const moved = await site.post("author", block(address("moved")));
  assert.equal(times(await site.article(moved), tricky.embed), 1);
  const circle = await site.post("author", block(address("circle")));
  assert.match((await copies(circle))[address("circle")].error, /is redirected too often/);
});

test("what render has not written is not stored", async () => {
  const bad = {
    page: "<!doctype html><title>Not found</title>",
    script: "<script>alert(1)</script>",
    bytes: Buffer.from(`${tricky.embed.slice(0, -30)}\xff${tricky.embed.slice(-30)}`, "latin1"),
    huge: tricky.embed.replace("</explainer-cards>", `${" ".repeat(5 << 20)}</explainer-cards>`),
    half: tricky.embed.slice(0, -100),
  };
  for (const [name, content] of Object.entries(bad)) {
    await writeFile(join(folder, `${name}.embed.html`), content);
    const id = await site.post("author", block(address(name)));
    const copy = (await copies(id))[address(name)];
    assert.equal(copy.embed, undefined, name);
    assert.match(
      copy.error,
      new RegExp(`${name}\\.embed\\.html (is not a file that|is larger than 4 MB)`),
      name,
    );
  }
});

test("a host that never answers is asked for one file, for a few seconds", async () => {
  host.hangs.add("/slow.embed.html");
  const since = Date.now();
  const id = await site.post("author", block(address("slow")));
  const seconds = (Date.now() - since) / 1000;
  assert.ok(seconds > 4 && seconds < 20, `${seconds} s`);
  assert.match((await copies(id))[address("slow")].error, /^\S+slow\.embed\.html cannot be fetched: /);
  assert.deepEqual(host.requests, ["/slow.embed.html"]);
});

test("without pre-rendered files the widget loads the file itself", async () => {
  const page = await site.article(await site.post("author", block(address("bare"), { theme: "dark" })));
  assert.ok(page.includes(`<section data-explainer="${address("bare")}" data-theme="dark"></section>`));
});

test("a new text arrives when the post is saved, or within the hour", async () => {
  const first = await write(folder, host.url, "news", ["First."]);
  const id = await site.post("author", block(address("news")));
  const second = await write(folder, host.url, "news", ["Second."]);
  assert.equal(times(await site.article(id), first.embed), 1);
  await site.rest("author", "POST", `/wp/v2/posts/${id}`, { title: "Saved" });
  assert.equal(times(await site.article(id), second.embed), 1);
  const third = await write(folder, host.url, "news", ["Third."]);
  await site.php(
    "wp_clear_scheduled_hook('explainer_cards_refresh'); wp_schedule_event(time() - 1, 'hourly', 'explainer_cards_refresh');",
  );
  await site.cron();
  assert.equal(times(await site.article(id), third.embed), 1);
});

test("posts from before the plugin, or moved from another site, get their text by themselves", async () => {
  const id = await site.post("author", block());
  await site.php(`delete_post_meta(${id}, '_explainer_cards');`);
  assert.ok((await site.article(id)).includes(`<section data-explainer="${address()}"></section>`));
  await site.cron();
  assert.equal(times(await site.article(id), tricky.embed), 1);
});

test("a synced pattern and a widget show an explainer", async () => {
  const pattern = await site.rest("editor", "POST", "/wp/v2/blocks", {
    title: "P",
    content: block(),
    status: "publish",
  });
  const id = await site.post("author", `<!-- wp:block ${fields({ ref: pattern.body.id })} /-->`);
  assert.equal(times(await site.article(id), tricky.embed), 1);
  await theme(THEMES.classic);
  await site.php(`
    update_option('widget_block', [2 => ['content' => '${block(address("francais"))}'], '_multiwidget' => 1]);
    update_option('sidebars_widgets', ['sidebar-1' => ['block-2'], 'wp_inactive_widgets' => [], 'array_version' => 3]);`);
  await site.article(id);
  await site.cron();
  const page = await site.article(id);
  assert.equal(times(page, french.embed), 1);
  assert.equal(times(page, "data-explainer-place"), 0);
  await site.php(
    "update_option('widget_block', ['_multiwidget' => 1]); update_option('sidebars_widgets', ['sidebar-1' => [], 'wp_inactive_widgets' => [], 'array_version' => 3]);",
  );
});

test("a template of a block theme shows an explainer", async () => {
  await theme(THEMES.block);
  const content = `<!-- wp:post-title /-->${block(address("francais"))}<!-- wp:post-content /-->`;
  const path = `/wp/v2/templates/${THEMES.block}//single`;
  assert.equal((await site.rest("administrator", "POST", path, { content })).status, 200);
  const id = await site.post("author", paragraph("Words.") + block());
  await site.article(id);
  await site.cron();
  const page = await site.article(id);
  assert.equal((await site.rest("administrator", "DELETE", `${path}?force=true`)).status, 200);
  assert.equal(times(page, french.embed), 1);
  assert.equal(times(page, tricky.embed), 1);
  assert.equal(times(page, "data-explainer-place"), 0);
});

test("a post with a password shows nothing of its explainer", async () => {
  const id = await site.post("editor", block(), { password: "x" });
  const page = await site.article(id);
  assert.equal(times(page, "It is this."), 0);
  assert.equal(times(page, "Summary of"), 0);
});

const preview = async (src, user = "contributor") =>
  site.rest(
    user,
    "GET",
    `/wp/v2/block-renderer/explainer-cards/explainer?context=edit&attributes[src]=${encodeURIComponent(src)}`,
  );

test("the preview in the editor shows the text, or says why there is none", async () => {
  assert.ok((await preview(address())).body.rendered.includes(tricky.section));
  assert.ok(
    (await preview("nonsense")).body.rendered.includes(
      "nonsense is not the address of an explainer file, which ends in .json.",
    ),
  );
  assert.ok(
    (await preview(address("tricky", stranger))).body.rendered.includes(
      `${stranger.url} is not in the list of hosts.`,
    ),
  );
  assert.ok(
    (await preview(address("bare"))).body.rendered.includes("bare.section.html answers with status 404."),
  );
  assert.equal((await preview(address(), null)).status, 401);
});

test("both editors preview an address on a line of its own", async () => {
  const proxy = await site.rest("author", "GET", `/oembed/1.0/proxy?url=${encodeURIComponent(address())}`);
  assert.ok(proxy.body.html?.includes(tricky.section), JSON.stringify(proxy.body).slice(0, 300));
  const classic = await site.php(`
    define('DOING_AJAX', true); wp_set_current_user(get_user_by('login', 'author')->ID);
    echo $GLOBALS['wp_embed']->run_shortcode('[embed]${address()}[/embed]');`);
  // Here, and only here, WordPress replaces these references by the brackets themselves.
  assert.equal(classic, tricky.section.replaceAll("&#91;", "[").replaceAll("&#93;", "]"));
});

test("an address can have a query", async () => {
  const src = `${address()}?v=1&w=[2]`;
  const ways = [
    block(src),
    paragraph(src.replace("&", "&amp;")),
    `[explainer-cards src="${address()}?v=1&w=2"]`,
  ];
  for (const content of ways) {
    for (const role of ["administrator", "author"]) {
      assert.equal(
        times(await site.article(await site.post(role, content)), tricky.embed),
        1,
        `${role}: ${content}`,
      );
    }
  }
});

test("the settings keep what is valid and name what is not", async () => {
  const clean = async (entered) =>
    JSON.parse(
      await site.php(`
      require_once ABSPATH . 'wp-admin/includes/template.php';
      $clean = ExplainerCards\\clean_settings(json_decode('${JSON.stringify(entered)}', true));
      echo json_encode([$clean, array_column(get_settings_errors(), 'message')]);`),
    );
  const [kept, none] = await clean({
    script: "https://cdn.example/embed.js",
    integrity: "sha384-abc+/=",
    hosts: "CDN.example\nhttps://b.example:443/x/y.json http://127.0.0.1:8080",
  });
  assert.deepEqual(none, []);
  assert.deepEqual(kept.hosts, ["https://cdn.example", "https://b.example", "http://127.0.0.1:8080"]);
  const [before, errors] = await clean({
    script: "javascript:alert(1)",
    integrity: "md5-x",
    hosts: "a@b.example *.example",
  });
  assert.equal(before.script, script());
  assert.equal(before.integrity, "");
  assert.deepEqual(before.hosts, []);
  assert.deepEqual(errors, [
    "javascript:alert(1) is not a full address, such as https://cdn.example/explainer-cards/embed.js.",
    "md5-x is not an integrity, which begins with sha256-, sha384- or sha512-.",
    "a@b.example is not a host, such as cdn.example.",
    "*.example is not a host, such as cdn.example.",
  ]);
});

test("an integrity goes into the script tag", async () => {
  const integrity = JSON.parse(await readFile(join(given("DIST"), "embed/integrity.json"), "utf8")).files[
    "embed.js"
  ].integrity;
  await settings({ hosts: host.url, script: script(), integrity });
  const id = await site.post("author", block());
  assert.match(
    await site.article(id),
    new RegExp(`integrity="${integrity.replaceAll("+", "\\+")}" crossorigin="anonymous"`),
  );
  const ready = await browser.open(`${site.url}/?p=${id}&watch`, shows);
  assert.equal(ready, "tricky");
  await settings({ hosts: host.url, script: script() });
});

/** Opens the first explainer and returns the id that its event names. */
async function shows(js) {
  await becomes(() => js("!!window.explainerCards"), "running");
  await js("document.querySelector('explainer-cards').openCard('what')");
  await becomes(() => js("!!document.documentElement.dataset.ready"), "ready");
  return js("document.documentElement.dataset.ready");
}

for (const [kind, name] of Object.entries(THEMES)) {
  test(`with scripts the widget takes over, without them the text is there, ${kind} theme`, async () => {
    await theme(name);
    const id = await site.post("author", `${paragraph("Before.")}${block()}${block(address("francais"))}`);
    const page = `${site.url}/?p=${id}&watch`;
    assert.equal(await browser.open(page, shows), "tricky");
    const read = (js) =>
      js("[...document.querySelectorAll('explainer-cards')].map((one) => one.shadowRoot.textContent)");
    const texts = await browser.open(page, read, { scripts: false });
    assert.equal(texts.length, 2);
    assert.ok(texts[0].includes(`He said "x" -- isn't it...`), texts[0]);
    const running = (js) => js("'ready' in document.documentElement.dataset || 'explainerCards' in window");
    assert.equal(await browser.open(page, running, { scripts: false }), false);
  });
}

test("the editor previews the block, makes one of a pasted address, and speaks French", async () => {
  await site.php("update_user_meta(get_user_by('login', 'author')->ID, 'locale', 'fr_FR');");
  const id = await site.post("author", block());
  const edit = `${site.url}/wp-admin/post.php?post=${id}&action=edit`;
  const use = async (js) => {
    const words =
      "(document.querySelector('iframe[name=editor-canvas]')?.contentDocument ?? document).body?.textContent";
    await becomes(() => js(`!!${words}?.includes("He said")`), "previewed");
    await js(
      "wp.data.dispatch('core/block-editor').selectBlock(wp.data.select('core/block-editor').getBlocks()[0].clientId)",
    );
    await js("wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block')");
    await becomes(() => js("document.body.textContent.includes('Identifiants séparés')"), "in the sidebar");
    const title = await js(`wp.blocks.getBlockType("explainer-cards/explainer").title`);
    const pasted = (text) =>
      js(`wp.blocks.pasteHandler({ plainText: ${fields(text)}, HTML: "", mode: "BLOCKS" })
        .map?.(({ name, attributes }) => [name, attributes.src ?? ""])`);
    const ours = await pasted(address());
    const theirs = (await pasted(address("tricky", stranger)))[0][0];
    const code =
      await js(`wp.blocks.rawHandler({ HTML: '<p>[explainer-cards src="${address()}" theme="dark"]</p>' })
      .map(({ name, attributes }) => [name, attributes.src, attributes.theme])`);
    const valid = await js("wp.data.select('core/block-editor').getBlocks().every(({ isValid }) => isValid)");
    const saved = await js("wp.data.select('core/editor').getEditedPostContent()");
    const unlisted = encodeURIComponent(address("tricky", stranger));
    const path = `/wp/v2/block-renderer/explainer-cards/explainer?context=edit&attributes[src]=${unlisted}`;
    const message = await js(`wp.apiFetch({ path: "${path}" }).then(({ rendered }) => rendered)`);
    const speaksFrench = message.includes("n’est pas dans la liste des hôtes.");
    return { title, ours, theirs, code, valid, saved, speaksFrench };
  };
  const found = await browser.open(edit, use, { user: "author" });
  assert.deepEqual(found, {
    title: "Fiche explicative",
    ours: [["explainer-cards/explainer", address()]],
    theirs: "core/paragraph",
    code: [["explainer-cards/explainer", address(), "dark"]],
    valid: true,
    saved: block(),
    speaksFrench: true,
  });
});

test("only an administrator sees the settings, and only their form changes them", async () => {
  const page = `${site.url}/wp-admin/options-general.php?page=explainer-cards`;
  const read = (js) => js("document.body.textContent");
  assert.ok(!(await browser.open(page, read, { user: "editor" })).includes("embed.js"));
  const store = async (js) => {
    await js(`document.getElementById("explainer-cards-hosts").value = ${fields(`${host.url}\n"><b>x`)}`);
    const labels = await js("[...document.querySelectorAll('th label')].map((label) => label.htmlFor)");
    await js("document.getElementById('submit').click()");
    await becomes(() => js("!!document.querySelector('.notice-error')"), "stored");
    const bare = await js(`fetch("options.php", { method: "POST", body: new URLSearchParams(
      { option_page: "explainer_cards", action: "update", "explainer_cards[hosts]": "evil.example" }) })
      .then(({ status }) => status)`);
    return { labels, notice: await js("document.querySelector('.notice-error p')?.textContent"), bare };
  };
  const { labels, notice, bare } = await browser.open(page, store, { user: "administrator" });
  assert.deepEqual(labels, ["explainer-cards-script", "explainer-cards-integrity", "explainer-cards-hosts"]);
  assert.equal(notice, '"><b>x is not a host, such as cdn.example.');
  assert.equal(bare, 403);
  const stored = JSON.parse(await site.php("echo json_encode(get_option('explainer_cards'));"));
  assert.deepEqual(stored, { script: script(), integrity: "", hosts: [host.url] });
});

test("an update of the plugin keeps the posts, and sets up again what has been lost", async () => {
  const id = await site.post("author", block());
  await site.php("wp_unschedule_hook('explainer_cards_refresh');");
  for (const [file, from, to] of [
    ["explainer-cards.php", /0\.1\.0/g, "9.9.9"],
    ["blocks/explainer/block.json", /0\.1\.0/g, "9.9.9"],
  ]) {
    const path = join(site.plugin, file);
    const text = await readFile(path, "utf8");
    assert.match(text, from);
    await writeFile(path, text.replace(from, to));
  }
  host.requests.length = 0;
  assert.equal(times(await site.article(id), tricky.embed), 1);
  assert.deepEqual(host.requests, []);
  const state =
    "echo json_encode([ExplainerCards\\VERSION, (bool) wp_next_scheduled('explainer_cards_refresh')]);";
  assert.deepEqual(JSON.parse(await site.php(state)), ["9.9.9", true]);
});

test("uninstalling leaves the addresses in the posts and nothing else", async () => {
  const id = await site.post("author", block());
  const left = async () =>
    JSON.parse(
      await site.php(`global $wpdb; echo json_encode([
      $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%explainer%'"),
      $wpdb->get_col("SELECT DISTINCT meta_key FROM $wpdb->postmeta WHERE meta_key LIKE '%explainer%'"),
      array_values(array_filter(array_keys(array_merge(...array_values(array_filter(_get_cron_array(), 'is_array')))),
        fn($hook) => str_contains($hook, 'explainer')))]);`),
    );
  await preview(address());
  const [options, metas, events] = await left();
  assert.ok(
    options.length > 3 && metas.length === 2 && events.length > 0,
    JSON.stringify([options, metas, events]),
  );
  const name = "explainer-cards/explainer-cards";
  assert.equal(
    (await site.rest("administrator", "POST", `/wp/v2/plugins/${name}`, { status: "inactive" })).status,
    200,
  );
  assert.equal((await site.rest("administrator", "DELETE", `/wp/v2/plugins/${name}`)).status, 200);
  assert.deepEqual(await left(), [[], [], []]);
  const { body } = await site.rest("administrator", "GET", `/wp/v2/posts/${id}?context=edit`);
  assert.equal(body.content.raw, block());
  assert.equal(times(await site.article(id), "It is this."), 0);
});
