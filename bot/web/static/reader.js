"use strict";
// Enhances pages that work without it: Telegram's theme, answers in place, filters while typing.
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // ------------------------------------------------------------------ Telegram Mini App
  // Telegram opens the page with its data in the fragment; it is kept for the pages after.
  const kept = (key, value) => {
    try {
      if (value) sessionStorage.setItem(key, value);
      return value || sessionStorage.getItem(key) || "";
    } catch { return value || ""; }
  };
  // Telegram adds "#tgWebAppData=…", or "?tgWebAppData=…" to a fragment that there is.
  const launch = new URLSearchParams(location.hash.slice(location.hash.indexOf("?") + 1 || 1));
  const initData = kept("footnote.initData", launch.get("tgWebAppData"));
  const theme = kept("footnote.theme", launch.get("tgWebAppThemeParams"));
  const COLOUR = /^#[0-9a-f]{6}$/i;
  const NAMES = {
    bg_color: "--bg", text_color: "--ink", hint_color: "--muted", link_color: "--accent",
    section_bg_color: "--card", section_separator_color: "--line",
  };
  const channel = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = (hex) => [1, 3, 5].reduce((sum, at, i) =>
    sum + [0.2126, 0.7152, 0.0722][i] * channel(parseInt(hex.slice(at, at + 2), 16)), 0);
  const contrast = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const paint = (text) => {
    let colours;
    try { colours = JSON.parse(text); } catch { return; }
    if (!colours || !COLOUR.test(colours.bg_color)) return;
    root.classList.remove("light", "dark");
    root.classList.add(luminance(colours.bg_color) < 0.2 ? "dark" : "light");
    const ground = COLOUR.test(colours.section_bg_color) ? colours.section_bg_color : colours.bg_color;
    for (const [key, name] of Object.entries(NAMES)) {
      const colour = colours[key];
      if (!COLOUR.test(colour)) continue;
      // A colour for text that can't be read on this ground stays ours.
      const isText = ["--ink", "--muted", "--accent"].includes(name);
      if (isText && Math.min(contrast(colour, ground), contrast(colour, colours.bg_color)) < 4.5) continue;
      root.style.setProperty(name, colour);
      if (name === "--accent") {
        root.style.setProperty("--on-accent", contrast(colour, "#ffffff") >= 4.5 ? "#ffffff" : "#000000");
      }
    }
  };
  if (theme) paint(theme);
  // The bridge of Telegram's own script, which would be a request to somebody else.
  const receive = (type, data) => {
    if (type === "theme_changed") paint(kept("footnote.theme", JSON.stringify(data.theme_params)));
  };
  const tell = (type) => {
    if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(type, "{}");
    else if (window.external && "notify" in window.external) window.external.notify(JSON.stringify({ eventType: type, eventData: {} }));
    else if (parent !== window) parent.postMessage(JSON.stringify({ eventType: type, eventData: {} }), "https://web.telegram.org");
  };
  if (initData) {
    window.Telegram = { WebView: { receiveEvent: receive } };
    window.TelegramGameProxy_receiveEvent = receive;
    addEventListener("message", (event) => {
      if (event.source !== parent || event.origin !== "https://web.telegram.org") return;
      try {
        const { eventType, eventData } = JSON.parse(event.data);
        receive(eventType, eventData);
      } catch { /* not for us */ }
    });
    tell("web_app_ready");
    tell("web_app_expand");
  }

  // For members: Telegram's data is changed for a session, which the pages after have too.
  const closed = document.querySelector("#closed .warning");
  if (initData && closed && !kept("footnote.asked")) {
    const enter = async () => {
      const headers = { Authorization: `tma ${initData}` };
      const response = await fetch("/session", { method: "POST", headers });
      if (!response.ok) {
        closed.textContent = (await response.json()).answer;
        return;
      }
      kept("footnote.asked", "1"); // where the browser keeps no cookie, it would go on for ever
      location.reload();
    };
    enter().catch(() => {}); // the page says what to do
  } else if (!closed) {
    try { sessionStorage.removeItem("footnote.asked"); } catch { /* it keeps nothing */ }
  }

  const cited = document.querySelector(".cited");
  const spot = document.querySelector(".here");
  const beside = document.querySelector(".beside");
  if (beside && cited) beside.scrollTop = (spot || cited).getBoundingClientRect().top - beside.getBoundingClientRect().top - beside.clientHeight / 2;
  else if (cited && location.hash !== `#${cited.id}`) (spot || cited).scrollIntoView({ block: "center", behavior: "instant" });

  // ------------------------------------------------------------------ the talk
  // An address asks its question: in place, and again when one goes back or forward.
  const form = document.querySelector("form.ask");
  const talk = document.getElementById("talk");
  if (form && talk) {
    const box = form.elements.q;
    const place = document.getElementById("answer");
    let latest = 0;
    let shown = location.pathname + location.search;
    const fetchTalk = async (address) => {
      const headers = { "Footnote-Part": "talk" };
      if (initData) headers.Authorization = `tma ${initData}`;
      const response = await fetch(address, { headers });
      if (!response.headers.get("Content-Type").startsWith("text/html")) throw new Error(response.status);
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const found = page.getElementById("talk");
      if (!found) throw new Error(response.status);
      return [found, response.ok];
    };
    const show = async (address, { push = false, clear = push } = {}) => {
      const number = ++latest;
      form.setAttribute("aria-busy", "true");
      try {
        const [found, ok] = await fetchTalk(address);
        if (number !== latest) return;
        // The parts stay the same elements, or the answer would not be read out.
        for (const id of ["earlier", "answer"]) {
          document.getElementById(id).innerHTML = found.querySelector(`#${id}`).innerHTML;
        }
        document.title = `${found.dataset.title} · Footnote`;
        if (push) history.pushState({ talk: true }, "", address);
        shown = location.pathname + location.search;
        if (ok) {
          if (clear) box.value = ""; // what is being typed stays, when one goes back
          if (new URL(address, location).searchParams.has("q")) box.placeholder = form.dataset.on;
        }
        for (const link of document.querySelectorAll("a.language")) {
          const other = new URL(location);
          other.searchParams.set("lang", link.hreflang);
          link.href = other;
        }
        if (push) place.scrollIntoView({ block: "nearest" });
      } catch {
        if (number !== latest) return;
        const text = document.createElement("p");
        text.className = "warning";
        text.textContent = form.dataset.failed;
        place.replaceChildren(text);
      } finally {
        if (number === latest) form.removeAttribute("aria-busy");
      }
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      box.value = box.value.trim();
      if (!box.value) return;
      show(`${form.action}?${new URLSearchParams(new FormData(form))}`, { push: true });
      if (matchMedia("(pointer: coarse)").matches) box.blur(); // a keyboard would cover the answer
    });
    talk.addEventListener("click", (event) => {
      const link = event.target.closest(".chips a, .turns a, .new a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      const to = new URL(link.href);
      if (to.pathname !== new URL(form.action).pathname) return;
      event.preventDefault();
      to.hash = "";
      show(to.href, { push: true });
    });
    addEventListener("popstate", () => {
      // Not for a mere step to a heading.
      if (location.pathname + location.search !== shown) show(location.href);
    });
    // Whoever is let in by Telegram is not known to a page that was loaded anew.
    if (initData && place.querySelector(".error")) show(location.href, { clear: true });
  }

  // ------------------------------------------------------------------ adding a document
  const adding = document.querySelector("form.add");
  if (adding) {
    const input = adding.elements.file;
    const tell = (text) => {
      let line = adding.querySelector(".warning");
      if (!line) {
        line = document.createElement("p");
        line.className = "warning";
        line.setAttribute("role", "status");
        adding.append(line);
      }
      line.textContent = text;
    };
    adding.addEventListener("submit", (event) => {
      const [file] = input.files;
      if (file && file.size > Number(adding.dataset.most)) {
        event.preventDefault();
        tell(adding.dataset.large);
        return;
      }
      if (file) tell(adding.dataset.reading.replace("{file}", () => file.name));
      adding.setAttribute("aria-busy", "true");
    });
    addEventListener("pageshow", () => adding.removeAttribute("aria-busy"));
    addEventListener("dragover", (event) => {
      event.preventDefault();
      adding.classList.add("over");
    });
    addEventListener("dragleave", () => adding.classList.remove("over"));
    addEventListener("drop", (event) => {
      event.preventDefault();
      adding.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      input.files = one.files;
      adding.requestSubmit();
    });
  }

  // ------------------------------------------------------------------ the review
  // Single keys count while the draft has the focus, and not in a field of it.
  const draft = document.querySelector("form.draft");
  if (draft) {
    const first = draft.querySelector("button");
    first.focus({ preventScroll: true });
    draft.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.matches("input")) {
        if (event.key === "Escape") first.focus();
        return;
      }
      const button = [...draft.querySelectorAll("button[data-key]")].find((one) => one.dataset.key === event.key);
      if (button) button.click();
      else if (event.key === "e" && draft.elements.label) draft.elements.label.select();
      else if (event.key === "v" && draft.elements.value) draft.elements.value.select();
      else return;
      event.preventDefault();
    });
    draft.addEventListener("submit", () => { // twice would be two decisions
      draft.setAttribute("aria-busy", "true");
      setTimeout(() => { for (const one of draft.querySelectorAll("button")) one.disabled = true; });
    });
  }

  // ------------------------------------------------------------------ links to copy
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a.copy");
    if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
    } catch { location.href = link.href; return; }
    const label = link.firstChild;
    const before = label.textContent;
    label.textContent = link.dataset.copied;
    link.setAttribute("aria-live", "polite");
    setTimeout(() => { label.textContent = before; }, 2000);
  });

  // ------------------------------------------------------------------ the filters of the facts
  const filter = document.querySelector("form.filter");
  if (filter) {
    let timer = 0;
    let running = null;
    const show = async () => {
      const values = [...new FormData(filter)].filter(([, value]) => value && value !== "text");
      const address = `${filter.action}?${new URLSearchParams(values)}`.replace(/\?$/, "");
      if (running) running.abort();
      running = new AbortController();
      try {
        const response = await fetch(address, { signal: running.signal });
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        // The count stays the same element, or it would not be read out.
        document.getElementById("count").textContent = page.getElementById("count").textContent;
        document.querySelector(".facts, .none").replaceWith(page.querySelector(".facts, .none"));
        history.replaceState(null, "", address);
      } catch (error) { if (error.name !== "AbortError") filter.submit(); }
    };
    filter.addEventListener("change", show);
    filter.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 120); });
    filter.addEventListener("submit", (event) => { event.preventDefault(); show(); });
  }
})();
