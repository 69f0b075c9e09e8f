// The browser's half of the page: src/browser and src/threads/page.rs call what is here. A plain script: it also works
// in the one file that opens from file://.
"use strict";
const losscape = (() => {
  const canvas = document.getElementById("losscape");
  const words = (navigator.language || "en").toLowerCase().startsWith("ru")
    ? {
        loading: "losscape загружается…",
        failed: "В программе произошла ошибка.",
        kept: "Сцена сохранена в адресе страницы.",
        reload: "Перезагрузить",
        long: "losscape считает, а этот браузер не может тем временем ничего показывать. Считать дальше? «Отмена» прекратит расчёт.",
        old: "Этот браузер не может показать losscape: нужны WebAssembly и WebGL.",
      }
    : {
        loading: "losscape is loading…",
        failed: "The program has failed.",
        kept: "The scene is kept in the page's address.",
        reload: "Reload",
        long: "losscape is computing, and this browser can show nothing meanwhile. Go on? Cancel gives the computation up.",
        old: "This browser cannot show losscape: WebAssembly and WebGL are needed.",
      };
  const isFramed = window.parent !== window;

  // A message over the canvas; a second one does not replace the first, which is the cause.
  const failed = message => {
    const cover = document.getElementById("cover");
    if (cover.dataset.failed) return;
    cover.dataset.failed = "yes";
    cover.hidden = false;
    const paragraph = text => Object.assign(document.createElement("p"), { textContent: text });
    const button = Object.assign(document.createElement("button"), { textContent: words.reload });
    button.onclick = () => location.reload();
    const detail = Object.assign(document.createElement("pre"), { textContent: String(message).slice(0, 2000) });
    cover.replaceChildren(paragraph(`${words.failed} ${words.kept}`), button, detail);
    button.focus();
  };

  // The background: see src/threads/page.rs. `wasm` is set when the program is loaded.
  let wasm = null, run = null, isRunning = false, timer = null, due = Infinity;
  const canPause = "Suspending" in WebAssembly && "promising" in WebAssembly;
  const channel = new MessageChannel();
  // As long as a slice of work: see SLICE there.
  const PAUSE_MS = 10;
  let resume = null;
  channel.port1.onmessage = () => { const go = resume; resume = null; go?.(); };
  // Goes on after a frame, or soon where none is due: messages alone would keep the browser from drawing. A hidden page
  // has no frames, and its timers are slow.
  const pause = () => new Promise((resolve, reject) => {
    resume = resolve;
    const go = () => { try { channel.port2.postMessage(0); } catch (error) { reject(error); } };
    if (document.hidden) return go();
    let isDue = true;
    const once = () => { if (isDue) { isDue = false; go(); } };
    requestAnimationFrame(once);
    setTimeout(once, PAUSE_MS);
  });
  const turn = async () => {
    timer = null;
    due = Infinity;
    isRunning = true;
    try {
      await run(canPause ? 1 : 0);
    } catch (error) {
      console.error(error);
      wasm.losscape_background_failed();
    }
    isRunning = false;
    // What was asked for during the turn.
    if (due < Infinity) schedule();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(turn, Math.max(0, due - performance.now()));
  };
  const wake = afterMs => {
    due = Math.min(due, performance.now() + afterMs);
    if (wasm && !isRunning) schedule();
  };

  // wasm-bindgen's own wrapper of `pause` waits for nothing: it is replaced by one that suspends.
  if (canPause) {
    const wrap = imports => {
      for (const module of Object.values(imports ?? {})) {
        for (const name of Object.keys(module)) {
          if (/^__wbg_pause_/.test(name)) module[name] = new WebAssembly.Suspending(pause);
        }
      }
      return imports;
    };
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const inner = WebAssembly[name].bind(WebAssembly);
      WebAssembly[name] = (source, imports) => inner(source, wrap(imports));
    }
  }

  // Files.
  const MOST_BYTES = 64 * 2 ** 20; // MAX_TABLE of src/intake.rs
  // Names and bytes by turns; in place of bytes a text says why there are none: "folder", "large", or the browser's words.
  const read = async (files, folders = new Set()) => {
    const list = [];
    for (const file of [...files]) {
      let bytes = folders.has(file.name) ? "folder" : file.size > MOST_BYTES ? "large" : null;
      try {
        bytes ??= new Uint8Array(await file.arrayBuffer());
      } catch (error) {
        bytes = String(error.message ?? error);
      }
      list.push(file.name, bytes);
    }
    return list;
  };

  // Texts in old encodings. What of a reading speaks against it: letters of two scripts in one word, words of accented
  // Latin letters alone, a capital letter or a sign inside of a word, letters that languages seldom use.
  const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Hebrew}/u, /\p{Script=Arabic}/u];
  const twoBytes = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const often = /[оеаинтсрвлмкдпзцыαοιετσνρςηάίόύώέήאבגדהוילמנרשتبيرنلمواäöüßéèêàáâçñíóúôîûåæøąćęłńśźżčďěňřšťůžýğışİ]/iu;
  const doubt = text => {
    let [against, letters] = [0, 0];
    for (const [word] of text.matchAll(/[\p{L}\p{M}]*[^\0-\x7f][^\0-\x7f\p{Z}\p{P}a-zA-Z]*[\p{L}\p{M}]*/gu)) {
      const foreign = [...word].filter(letter => letter > "\x7f");
      letters += foreign.length;
      for (const letter of foreign) {
        const isLetter = /[\p{L}\p{M}]/u.test(letter);
        against += isLetter ? (often.test(letter) || twoBytes.test(letter) ? 0 : 0.3) : /[°§«»„“”’–—№€£±²³µ\xa0]/u.test(letter) ? 0 : 2;
      }
      against += 2 * (scripts.filter(script => script.test(word)).length > 1) + 2 * /\p{L}[^\p{L}\p{M}’\0-\x7f]/u.test(word);
      against += foreign.length > 2 && foreign.length === [...word].length && scripts[0].test(word) ? foreign.length : 0;
      against += 2 * /\p{Ll}\p{Lu}/u.test(word);
    }
    return against / Math.max(1, letters);
  };
  const MOST_LOOKED_AT = 1 << 16;
  // Of two bytes a letter nearly anything can be read.
  const TWO_BYTES = 0.25;
  // Encodings that the person's languages have; they are preferred where texts are short.
  const local = {
    cs: "windows-1250", hu: "windows-1250", pl: "windows-1250", sk: "windows-1250", el: "windows-1253", tr: "windows-1254",
    he: "windows-1255", ar: "windows-1256", fa: "windows-1256", ja: "Shift_JIS", ko: "EUC-KR",
  };
  const PREFERENCE = 0.15;
  const decoded = (bytes, encodings, isGiven) => {
    const start = bytes.subarray(0, MOST_LOOKED_AT);
    const preferred = new Set((navigator.languages ?? []).map(language => local[language.slice(0, 2).toLowerCase()]));
    let best = { number: 0, against: Infinity };
    for (const [number, name] of isGiven ? [] : encodings.entries()) {
      let reading;
      try {
        // A letter may be cut at the end of what is looked at.
        reading = new TextDecoder(name, { fatal: true }).decode(start, { stream: true });
      } catch {
        continue;
      }
      let against = doubt(reading) + (twoBytes.test(reading) ? TWO_BYTES : 0) - (preferred.has(name) ? PREFERENCE : 0);
      // Letters in common use have two high bytes there.
      if (name === "GBK") against += /[\x81-\xfe][\x40-\xa0]/.test(String.fromCharCode(...start.subarray(0, 4096))) ? 0.1 : 0;
      if (against < best.against) best = { number, against };
    }
    const text = new TextDecoder(encodings[best.number]).decode(bytes);
    return [text, best.number, text.includes("\ufffd")];
  };
  const droppedFiles = [];
  let news = () => {};
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", async event => {
    event.preventDefault();
    // Both are emptied when this handler first waits.
    const files = [...event.dataTransfer.files];
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.());
    const folders = new Set(entries.filter(entry => entry?.isDirectory).map(entry => entry.name));
    for (const one of await read(files, folders)) droppedFiles.push(one);
    news();
  }, true);
  addEventListener("hashchange", () => news());

  // Keys. Those of the program must not open the browser's bookmarks; F5 stays the browser's. While the canvas has not
  // the focus a page around this one gets them, as a slide deck needs them.
  const own = new Set(["KeyB", "KeyD", "KeyE", "KeyJ", "KeyK", "KeyL", "KeyO", "KeyP", "KeyS", "KeyY", "KeyZ"]);
  const ownPlain = new Set(["F1", "F9", "F11", "PageUp", "PageDown", "Home", "End"]);
  const hasFocus = () => document.activeElement !== document.body && document.activeElement !== null;
  addEventListener("keydown", event => {
    if (hasFocus()) {
      const isOwn = event.ctrlKey || event.metaKey ? own.has(event.code) : ownPlain.has(event.key);
      if (isOwn) event.preventDefault();
    } else if (isFramed) {
      const { key, code, keyCode, shiftKey, ctrlKey, altKey, metaKey } = event;
      window.parent.postMessage({ losscape: "key", key, code, keyCode, shiftKey, ctrlKey, altKey, metaKey }, "*");
    }
  }, true);

  addEventListener("error", event => {
    if (event.error instanceof WebAssembly.RuntimeError) failed(event.error);
  });

  return {
    wake,
    // Where a page's program cannot be suspended this does nothing, and is not called.
    pause: () => {},
    goOn: () => confirm(words.long),
    decoded,
    failed,
    words,
    download: (name, bytes) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([bytes.slice()]));
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    },
    pick: accept => new Promise(resolve => {
      const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, accept });
      input.onchange = async () => resolve(await read(input.files));
      input.oncancel = () => resolve(null);
      input.click();
    }),
    kept: name => { try { return localStorage.getItem(name) ?? undefined; } catch { return undefined; } },
    keep: (name, text) => { try { localStorage.setItem(name, text); } catch (error) { return String(error); } },
    // The browser refuses where no key or button was pressed; the page then stays as it is.
    fullScreen: on => {
      if (on && !document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
      if (!on && document.fullscreenElement) document.exitFullscreen().catch(() => {});
    },
    isFullScreen: () => document.fullscreenElement !== null,
    language: () => navigator.language || "",
    lessMotion: () => matchMedia("(prefers-reduced-motion: reduce)").matches,
    address: () => location.href,
    setHash: hash => { try { history.replaceState(null, "", "#" + hash); } catch { location.hash = hash; } },
    dropped: () => droppedFiles.splice(0),
    isFramed: () => isFramed,
    onNews: call => { news = call; },
    started: () => {
      document.getElementById("cover").hidden = true;
      if (!isFramed) canvas.focus();
      performance.mark("losscape started");
    },
    shown: () => { performance.mark("losscape shown"); },
    // Loads the program: `source` is what wasm-bindgen's function takes.
    load: async source => {
      document.getElementById("cover").textContent = words.loading;
      try {
        const module_or_path = await source();
        // The program's own start is deferred, so that the background can be called from the first frame on.
        wasm = await wasm_bindgen({ module_or_path });
        run = canPause ? WebAssembly.promising(wasm.losscape_background) : wasm.losscape_background;
        losscape.memory = wasm.memory;
        if (due < Infinity) schedule();
      } catch (error) {
        console.error(error);
        const cover = document.getElementById("cover");
        if (!cover.dataset.failed) cover.textContent = `${words.old} (${error})`;
      }
    },
  };
})();
