// Keeps answers in this browser until the server has them: closed with a key that only pages of that person know.
// Signing out clears what that person kept. Without closed storage (plain http, a private window) nothing is kept here.
window.samenscanWaiting = (() => {
  const hex = (text) => Uint8Array.from(text.match(/../g) ?? [], (two) => parseInt(two, 16));
  const open = () => new Promise((done, fail) => {
    const asked = indexedDB.open("samenscan", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("waiting", { keyPath: "n", autoIncrement: true }).createIndex("name", "name");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  // Strict: on the disk before we say so, because a machine can go out as well as a tab.
  async function within(mode, work) {
    const all = await open();
    try {
      return await new Promise((done, fail) => {
        const act = all.transaction("waiting", mode, { durability: "strict" }), asked = work(act.objectStore("waiting"));
        act.oncomplete = () => done(asked?.result);
        act.onerror = act.onabort = () => fail(act.error);
      });
    } finally { all.close(); }
  }
  const forget = (name) => within("readwrite", (rows) => {
    const walk = rows.index("name").openKeyCursor(name);
    walk.onsuccess = () => { if (walk.result) { rows.delete(walk.result.primaryKey); walk.result.continue(); } };
  });

  async function closet(name, secret) {
    if (!globalThis.indexedDB || !globalThis.crypto?.subtle || !navigator.locks) return null;
    const key = await crypto.subtle.importKey("raw", hex(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
    const close = async (raw) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      return { iv, closed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, raw) };
    };
    const opened = ({ iv, closed }) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, closed);
    // Held as long as this tab lives; what a tab left behind is taken over by the next one.
    const tab = crypto.randomUUID();
    navigator.locks.request(`samenscan-${tab}`, () => new Promise(() => {}));

    async function put({ files = [], ...said }, instead) {
      const names = files.map((file) => [file.name, file.type]);
      const body = await close(new TextEncoder().encode(JSON.stringify({ ...said, names })));
      const contents = await Promise.all(files.map(async (file) => close(await file.arrayBuffer())));
      return within("readwrite", (rows) => {
        if (instead) rows.delete(instead);
        return rows.add({ name, tab, body, contents });
      });
    }
    async function read(row) {
      const said = JSON.parse(new TextDecoder().decode(await opened(row.body)));
      const contents = await Promise.all(row.contents.map(opened));
      const files = contents.map((content, at) => new File([content], said.names[at][0], { type: said.names[at][1] }));
      return { ...said, files, n: row.n };
    }
    const adopt = () => navigator.locks.request("samenscan-adopt", async () => {
      const held = new Set((await navigator.locks.query()).held.map((lock) => lock.name)), found = [];
      for (const row of await within("readonly", (rows) => rows.index("name").getAll(name))) {
        if (held.has(`samenscan-${row.tab}`)) continue;
        try { found.push(await read(row)); } catch { continue; } // closed with a key of before; nobody can open it
        await within("readwrite", (rows) => rows.put({ ...row, tab }));
      }
      return found.sort((one, other) => one.n - other.n);
    });
    return { put, adopt, remove: (n) => within("readwrite", (rows) => rows.delete(n)) };
  }

  addEventListener("submit", (event) => {
    const out = document.querySelector("form[data-waiting]"), form = event.target;
    if (!out || form.getAttribute("method") !== "post" || form.action !== out.action || event.defaultPrevented || !globalThis.indexedDB) return;
    event.preventDefault();
    const name = out.dataset.waiting;
    within("readonly", (rows) => rows.index("name").count(name)).catch(() => 0).then(async (n) => {
      if (n && !confirm(out.dataset.sure.replace("{n}", n))) return;
      await forget(name).catch(() => {});
      form.submit();
    });
  });
  return { closet };
})();
