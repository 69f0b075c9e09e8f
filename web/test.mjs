// Tries the page in headless Chromium: what target/web holds is loaded over http and as one file, and used. Fails at the
// first thing that does not happen. Usage: node web/test.mjs [folder for screenshots]
import assert from "node:assert/strict";
import { createReadStream, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "web");
const shots = process.argv[2];
if (shots) mkdirSync(shots, { recursive: true });
// Over a network it takes as long as that does; this is the program's own part, with room for a busy machine.
const FIRST_PICTURE_MS = Number(process.env.LOSSCAPE_FIRST_PICTURE_MS ?? 8000);

// A page around the page, as a slide deck is one.
const DECK = `<!doctype html><title>deck</title><link rel="icon" href="data:,"><iframe src="index.html?hide=top,panels,charts#momentum-ravine" width="800" height="500"></iframe>
<script>window.keys = []; addEventListener("message", e => { if (e.data?.losscape === "key") keys.push(e.data.key); });</script>`;

// The handle of κ of the first scene, in a window of this size.
const SLIDER = { x: 162, y: 122 };

const kinds = { html: "text/html", js: "text/javascript", wasm: "application/wasm" };
const server = createServer((request, answer) => {
  const name = new URL(request.url, "http://localhost").pathname.slice(1);
  if (name === "deck.html") return answer.writeHead(200, { "content-type": "text/html" }).end(DECK);
  if (!/^[a-z]+\.(html|js|wasm)$/.test(name)) return answer.writeHead(404).end();
  answer.writeHead(200, { "content-type": kinds[name.split(".").pop()] });
  createReadStream(join(built, name)).pipe(answer);
});
await new Promise(ready => server.listen(0, "127.0.0.1", ready));
const site = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});

let step = "";
const say = (...words) => console.log(step.padEnd(34), ...words);
const sleep = ms => new Promise(done => setTimeout(done, ms));

// A tab with what was wrong in it and when its frames were drawn.
async function tab(address, options = {}, { init } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, acceptDownloads: true, locale: "en-GB", ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", error => page.faults.push(String(error)));
  page.on("console", message => message.type() === "error" && page.faults.push(message.text()));
  await page.addInitScript(() => {
    window.frames_ = [];
    const ask = requestAnimationFrame.bind(window);
    window.requestAnimationFrame = draw => ask(time => {
      draw(time);
      if (window.frames_.at(-1) !== time) window.frames_.push(time);
    });
  });
  if (init) await page.addInitScript(init);
  await page.goto(address, { waitUntil: "commit" });
  return page;
}
const started = page => page.waitForFunction(() => performance.getEntriesByName("losscape shown").length > 0, null, { timeout: 60000 });
const startedAt = page => page.evaluate(() => Math.round(performance.getEntriesByName("losscape shown")[0].startTime));
const session = page => page.evaluate(() => localStorage.getItem("losscape.session") ?? "");
const hash = page => page.evaluate(() => location.hash);
const shot = async (page, name) => { if (shots) await page.screenshot({ path: join(shots, `${name}.png`) }); };
const clean = page => assert.deepEqual(page.faults, [], "no error in the page");
// The cursor's place in what the page keeps.
const cursor = async page => Number(/at: (\d+)/.exec(await session(page))?.[1] ?? NaN);
const link = text => `#s=${deflateRawSync(Buffer.from(text), { level: 9 }).toString("base64url")}`;
async function until(what, probe, ms = 60000) {
  const end = Date.now() + ms;
  while (Date.now() < end) {
    if (await probe()) return;
    await sleep(50);
  }
  assert.fail(`${what}: not within ${ms} ms`);
}
const same = (a, b) => Buffer.compare(a, b) === 0;
// Until two pictures half a second apart are equal.
async function still(page, ms = 60000) {
  let before = await page.screenshot();
  await until("the page comes to rest", async () => {
    await sleep(500);
    const now = await page.screenshot();
    const rests = same(before, now);
    before = now;
    return rests;
  }, ms);
}

try {
  step = "loads over http";
  let page = await tab(`${site}/index.html`);
  await started(page);
  const first = await startedAt(page);
  await still(page);
  assert.ok(first < FIRST_PICTURE_MS, `first picture after ${first} ms`);
  say(`first picture after ${first} ms, heap ${await page.evaluate(() => (losscape.memory.buffer.byteLength / 2 ** 20).toFixed(0))} MiB`);
  await shot(page, "start");
  assert.match(await hash(page), /^#[a-z-]+$/, "the link of an unchanged preset is its name");

  step = "plays";
  await page.keyboard.press("Home");
  await until("the cursor is at the start", async () => (await cursor(page)) === 0);
  await still(page);
  const atStart = await page.screenshot();
  await page.keyboard.press("Space");
  await until("the picture moves", async () => !same(atStart, await page.screenshot()));
  await sleep(1000);
  await page.keyboard.press("Space");
  await until("the cursor has moved", async () => (await cursor(page)) > 0);
  say(`to step ${await cursor(page)}`);

  step = "a slider is moved";
  await page.mouse.move(SLIDER.x, SLIDER.y);
  await page.mouse.down();
  for (let k = 1; k <= 12; k++) await page.mouse.move(SLIDER.x - 4 * k, SLIDER.y);
  await page.mouse.up();
  await until("the scene is in the link", async () => /^#s=/.test(await hash(page)));
  const changed = await page.evaluate(() => location.href);
  await still(page);
  await shot(page, "slider");
  say(`link of ${changed.length} letters`);

  step = "the link opens the scene";
  const second = await tab(changed);
  await started(second);
  await still(second);
  // Something is kept once something has changed.
  await second.keyboard.press("Home");
  const scene = text => /scene: \(([\s\S]*?)\n\s+path: /.exec(text)?.[1];
  await until("it is kept", async () => scene(await session(second)) !== undefined);
  assert.equal(scene(await session(second)), scene(await session(page)), "both tabs have the same scene");
  clean(second);
  await second.context().close();
  say("the same scene");

  step = "reload keeps all";
  const before = await session(page);
  await page.reload();
  await started(page);
  await still(page);
  assert.equal(await session(page), before);
  say("scene, cursor, settings");

  step = "a PNG is downloaded";
  await page.keyboard.press("Control+e");
  await still(page);
  await shot(page, "export");
  const bytesOf = async (page, act) => {
    const coming = page.waitForEvent("download", { timeout: 90000 });
    await act();
    const file = await coming;
    return [file.suggestedFilename(), readFileSync(await file.path())];
  };
  const [name, png] = await bytesOf(page, () => page.keyboard.press("Enter"));
  assert.match(name, /\.png$/);
  assert.equal(png.subarray(0, 8).toString("hex"), "89504e470d0a1a0a");
  assert.equal(png.subarray(12, 16).toString(), "IHDR");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  assert.ok(width >= 600 && height >= 400, `${width} × ${height}`);
  say(`${name}, ${width} × ${height}, ${png.length} bytes`);

  step = "every other format";
  const starts = { svg: "<svg", pdf: "%PDF", csv: "", gif: "GIF8", apng: "\x89PNG" };
  for (const [ending, start] of Object.entries(starts)) {
    await until("settings are kept", async () => (await session(page)).includes("export_format"));
    await page.evaluate(to => {
      const text = localStorage.getItem("losscape.session");
      localStorage.setItem("losscape.session", text.replace(/export_format: "\w+"/, `export_format: "${to}"`));
    }, ending);
    await page.reload();
    await started(page);
    await still(page);
    const [name, bytes] = await bytesOf(page, () => page.keyboard.press("Control+Shift+e"));
    assert.ok(name.endsWith(`.${ending}`), name);
    assert.ok(bytes.length > 100 && bytes.subarray(0, 200).toString("latin1").includes(start), `${name} begins as ${ending} does`);
    say(`${name}, ${bytes.length} bytes`);
  }
  clean(page);
  await page.context().close();

  step = "a lab is opened";
  page = await tab(`${site}/index.html#momentum-ravine`);
  await started(page);
  await still(page);
  const without = await page.screenshot();
  await page.keyboard.press("Control+l");
  await sleep(1500);
  const [early, count] = [await page.screenshot(), await page.evaluate(() => window.frames_.length)];
  assert.ok(!same(without, early), "its panel is shown");
  await until("it shows more", async () => !same(early, await page.screenshot()));
  const drawn = (await page.evaluate(() => window.frames_.length)) - count;
  assert.ok(drawn > 2, `${drawn} frames while it works`);
  await shot(page, "lab");
  say(`${drawn} frames while it works`);

  step = "a lab that fails";
  // What suspends the background fails for a while, in mid-lab as well as between turns: as a panic does, that ends the
  // turn.
  await page.evaluate(() => {
    const send = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = () => { throw new Error("made to fail"); };
    setTimeout(() => { MessagePort.prototype.postMessage = send; }, 3000);
  });
  await until("the failure came", () => page.faults.some(fault => fault.includes("made to fail")));
  await sleep(3000);
  // A lab at work would draw curves.
  await still(page, 10000);
  await shot(page, "lab_failed");
  assert.equal(await page.evaluate(() => document.getElementById("cover").hidden), true, "the page is not covered");
  const failedAt = await cursor(page);
  await page.keyboard.press("Control+l");
  await page.keyboard.press("Home");
  await until("keys still work", async () => (await cursor(page)) === 0);
  say(`the page lives (cursor ${failedAt} → 0)`);
  await page.context().close();

  // Races that take long: by full gradients, and by drawn examples, whose steps cost more than they count.
  const racers = one => Array.from({ length: 8 }, (_, k) => `(rule: ${one(k)}, eta: ${0.01 * (k + 1)})`).join(", ");
  const full = `(landscape: Logistic(Synthetic(examples: 5000)), steps: 50000, racers: [${racers(() => "Gd")}])`;
  const noisy = `(landscape: Logistic(), steps: 100000, racers: [${racers(k => (k % 2 ? "Adam(), batch: One" : "Gd, batch: One"))}])`;
  for (const [name, scene, most] of [["a long race", full, 6000], ["a long noisy race", noisy, 60000]]) {
    step = name;
    page = await tab(`${site}/index.html${link(scene)}`);
    await page.waitForFunction(() => performance.getEntriesByName("losscape started").length > 0, null, { timeout: 60000 });
    const from = await page.evaluate(() => window.frames_.length);
    const begun = Date.now();
    while (Date.now() < begun + most && !(await page.evaluate(() => performance.getEntriesByName("losscape shown").length))) await sleep(100);
    const seconds = (Date.now() - begun) / 1000;
    const during = await page.evaluate(from => window.frames_.slice(from), from);
    await shot(page, name.replaceAll(" ", "_"));
    const gaps = during.slice(1).map((at, k) => at - during[k]).sort((a, b) => b - a);
    say(`${during.length} frames in ${seconds.toFixed(1)} s, longest gap ${Math.round(gaps[0] ?? 0)} ms`);
    // A busy machine without a GPU draws a frame or two in a second.
    assert.ok(during.length > Math.min(3, seconds), `${during.length} frames in ${seconds} s`);
    await page.evaluate(hash => { location.hash = hash; }, "#momentum-ravine");
    await until("a newer scene overtakes it", async () => /preset: (Some\()?"momentum-ravine"/.test(await session(page)));
    await still(page);
    await shot(page, "overtaken");
    clean(page);
    await page.context().close();
  }

  step = "a browser that cannot pause";
  const context = { init: () => { delete WebAssembly.Suspending; } };
  page = await tab(`${site}/index.html${link(full)}`, {}, context);
  const asked = await page.waitForEvent("dialog", { timeout: 90000 });
  const question = asked.message();
  await asked.dismiss();
  // The race is given up: another scene is shown, and labs go on in slices of their own.
  await page.waitForFunction(() => document.getElementById("cover").hidden, null, { timeout: 60000 });
  await still(page);
  await shot(page, "given_up");
  await page.evaluate(hash => { location.hash = hash; }, "#momentum-ravine");
  await until("another scene is shown", async () => /preset: (Some\()?"momentum-ravine"/.test(await session(page)));
  await page.keyboard.press("Control+l");
  await sleep(1500);
  const [labAt, framesAt] = [await page.screenshot(), await page.evaluate(() => window.frames_.length)];
  await until("the lab goes on", async () => !same(labAt, await page.screenshot()));
  assert.ok((await page.evaluate(() => window.frames_.length)) > framesAt, "frames while it works");
  await page.keyboard.press("Home");
  await until("keys still work", async () => (await cursor(page)) === 0);
  await shot(page, "no_pause");
  clean(page);
  say(`asks: ${question.slice(0, 40)}…; given up; a lab goes on`);
  await page.context().close();

  step = "files are dropped";
  page = await tab(`${site}/index.html#${encodeURIComponent("momentum-ravine")}`);
  await started(page);
  await still(page);
  const drop = files => page.evaluate(files => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([typeof text === "string" ? text : Uint8Array.from(text)], name));
    document.getElementById("losscape").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
  const rows = `x1,x2,y\n${Array.from({ length: 30 }, (_, k) => `${k % 7},${k % 5},${(2 * (k % 7) - (k % 5)).toFixed(1)}`).join("\n")}\n`;
  await drop([["rows.csv", rows]]);
  // Its sheet is shown over the scene; Enter takes what the sheet proposes.
  await still(page);
  await shot(page, "sheet");
  await page.keyboard.press("Enter");
  // Not its name alone: that is among the recent files already.
  const takes = /landscape: \w+\(\s*(File\(\s*"rows\.csv"|Table\()/;
  await until("the table is the scene's", async () => takes.test(await session(page)));
  await still(page);
  // Two old encodings: the browser reads them.
  const bytes = words => Uint8Array.from(words, letter => (letter > "\x7f" ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0)));
  await drop([["old.csv", [...bytes(rows.replace("x1,x2,y", "рост,вес,цена"))]]]);
  await still(page);
  await shot(page, "sheet_1251");
  await page.keyboard.press("Escape");
  await still(page);
  await drop([["data.csv", rows], ["mine.ron", '(title: "Mine", landscape: LeastSquares(File("data.csv")), racers: [(rule: Gd)])']]);
  await until("the scene is opened", async () => (await session(page)).includes('"Mine"') || (await session(page)).includes("Mine"));
  await still(page);
  await shot(page, "dropped");
  clean(page);
  say("a table, a scene with a table");
  await page.context().close();

  step = "bad links";
  for (const bad of ["#s=AAAA", link("(landscape: Nowhere)"), "#no-such-preset", "#s=%%%"]) {
    page = await tab(`${site}/index.html${bad}`);
    await started(page);
    await still(page);
    assert.equal(await hash(page), bad, "the link stays until the scene is changed");
    clean(page);
    if (bad.startsWith("#s=AAAA")) await shot(page, "bad_link");
    await page.context().close();
  }
  say("are told, and the page works");

  step = "?lecture";
  page = await tab(`${site}/index.html?lecture#momentum-ravine`);
  await started(page);
  await sleep(2500);
  await shot(page, "lecture");
  await page.keyboard.press("PageDown");
  await until("the next scene is shown", async () => !(await hash(page)).includes("momentum-ravine"));
  clean(page);
  say(await hash(page));
  await page.context().close();

  step = "in a slide deck";
  page = await tab(`${site}/deck.html`);
  const inner = await (await page.waitForSelector("iframe")).contentFrame();
  await inner.waitForFunction(() => performance.getEntriesByName("losscape shown").length > 0, null, { timeout: 60000 });
  await sleep(1500);
  await shot(page, "deck");
  // The frame has the keyboard, its canvas has not.
  await inner.evaluate(() => { document.activeElement?.blur(); window.focus(); });
  await page.keyboard.press("ArrowRight");
  await until("the deck has the key", async () => (await page.evaluate(() => window.keys)).includes("ArrowRight"), 20000);
  clean(page);
  say("keys go up");
  await page.context().close();

  step = "in Russian, one file from file://";
  page = await tab(pathToFileURL(join(built, "losscape.html")).href, { locale: "ru-RU" });
  await started(page);
  const alone = await startedAt(page);
  await still(page);
  await shot(page, "file_ru");
  await page.keyboard.press("Control+Shift+l");
  await still(page);
  await shot(page, "link_ru");
  clean(page);
  say(`first picture after ${alone} ms`);
  await page.context().close();
  console.log("the page does all of it");
} catch (error) {
  console.error(`${step}: ${error.stack ?? error}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  server.close();
}
