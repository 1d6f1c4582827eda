// What Playwright cannot drive, by plain W3C WebDriver, with the subset of Playwright's API that the tests of the package use.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const TIMEOUT = 10_000;
/** The timeout of a script, enough for a whole test file on a busy machine. The default of a driver is 30 s. */
const SCRIPT = 300_000;
/** The timeout for the start of a browser on a busy machine. */
const SESSION = 60_000;
/** The key of an element in WebDriver. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS = {
  Backspace: "\uE003",
  Tab: "\uE004",
  Enter: "\uE007",
  Space: " ",
  End: "\uE010",
  ArrowDown: "\uE015",
  Delete: "\uE017",
};

/** Starts a process that ends with this process. */
function start(program, args, options) {
  const child = spawn(program, args, options);
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

/** Starts an X server without a screen. Returns its name and its process. */
async function display() {
  const server = start("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [number] = await Promise.race([
    once(server.stdout, "data"),
    once(server, "exit").then(() => {
      throw new Error("Xvfb did not start");
    }),
  ]);
  return [`:${String(number).trim()}`, server];
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Calls a function until it returns a truthy value. Returns this value. */
async function until(get, what, timeout = TIMEOUT) {
  for (const end = Date.now() + timeout; ; ) {
    const found = await get();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Starts a browser by its driver.
 *
 * @param program The driver.
 * @param capabilities The capabilities of the sessions.
 * @param env The environment of the driver. Without it, this function starts an X server for the browser.
 */
export async function launch(program, capabilities = {}, env = undefined) {
  const [screen, server] = env ? [] : await display();
  let driver;
  let base;

  async function call(method, path, body, timeout = SCRIPT + TIMEOUT) {
    const response = await fetch(base + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeout),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async function startDriver() {
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    driver = start(program, [`--port=${port}`], { stdio: "ignore", env: { ...process.env, ...(env ?? { DISPLAY: screen }) } });
    await until(
      () =>
        call("GET", "/status", undefined, TIMEOUT).then(
          () => true,
          () => false,
        ),
      program,
    );
  }

  /** Opens a session. A driver that does not answer is started once more, which WebKit's driver needs once in a thousand sessions. */
  async function newSession() {
    const body = { capabilities: { alwaysMatch: { ...capabilities, timeouts: { script: SCRIPT } } } };
    try {
      return await call("POST", "/session", body, SESSION);
    } catch (error) {
      if (error.name !== "TimeoutError") throw error;
      console.log(`# ${program} opened no session in ${SESSION / 1000} s and was started again`);
      driver.kill("SIGKILL");
      await startDriver();
      return call("POST", "/session", body, SESSION);
    }
  }

  await startDriver();
  let version;
  /** Opens a session. The last session must be closed, because a driver has only one. */
  const newContext = async () => {
    const { sessionId, capabilities: found } = await newSession();
    version = `${found.browserName} ${found.browserVersion}`;
    const context = {
      newPage: async () => new Page(context, (method, path, body) => call(method, `/session/${sessionId}/${path}`, body)),
      close: () => call("DELETE", `/session/${sessionId}`),
    };
    return context;
  };
  return {
    newContext,
    newPage: async () => (await newContext()).newPage(),
    version: () => version,
    async close() {
      for (const child of [driver, server]) child?.kill();
    },
  };
}

class Page {
  #context;
  #call;

  constructor(context, call) {
    this.#context = context;
    this.#call = call;
  }

  context() {
    return this.#context;
  }

  async goto(url) {
    await this.#call("POST", "url", { url });
  }

  reload() {
    return this.#call("POST", "refresh", {});
  }

  goBack() {
    return this.#call("POST", "back", {});
  }

  goForward() {
    return this.#call("POST", "forward", {});
  }

  url() {
    return this.#call("GET", "url");
  }

  title() {
    return this.#call("GET", "title");
  }

  /** Runs a function or a script in the page. */
  async evaluate(code, argument = null) {
    if (typeof code === "string") return void (await this.#call("POST", "execute/sync", { script: code, args: [] }));
    // JSON loses some values, such as undefined in an array.
    const script = `const [argument, done] = arguments;
      (async () => (${code})(argument))().then(
        (value) => done([true, JSON.stringify(value)]),
        (error) => done([false, error?.stack ? error + "\\n" + error.stack : String(error)]))`;
    const [isRight, value] = await this.#call("POST", "execute/async", { script, args: [argument] });
    if (!isRight) throw new Error(value);
    return value === null || value === undefined ? undefined : JSON.parse(value);
  }

  waitForFunction(code) {
    return until(() => this.evaluate(code), code);
  }

  waitForURL(pattern) {
    return until(async () => (await this.url()).endsWith(pattern.replace("**", "")), pattern);
  }

  locator(selector, { hasText } = {}) {
    return new Locator(this, this.#call, [{ selector, hasText }]);
  }

  getByRole(role, { name, exact = false } = {}) {
    const selector = { button: "button, input[type=submit]", link: "a[href]", heading: "h1, h2, h3" }[role];
    return new Locator(this, this.#call, [{ selector, hasText: name, exact }]);
  }

  getByLabel(label) {
    return new Locator(this, this.#call, [{ selector: "input, select, textarea", label }]);
  }

  keyboard = {
    press: (key) => this.#type([KEYS[key] ?? key]),
    type: (text) => this.#type([...text]),
  };

  #type(keys) {
    const actions = keys.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    return this.#call("POST", "actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
}

// What an element of the first is for, the page has by its selector.
for (const name of ["check", "fill", "focus", "getAttribute", "inputValue", "selectOption", "textContent"]) {
  Page.prototype[name] = function (selector, ...rest) {
    return this.locator(selector)[name](...rest);
  };
}

/** Returns the elements of a locator. Runs in the page. */
function find(steps) {
  const words = (text) => text.replace(/\s+/g, " ").trim();
  let found = [document];
  for (const { selector, hasText, exact, label, nth } of steps) {
    if (nth !== undefined) {
      found = found.slice(nth, nth + 1);
      continue;
    }
    found = [...new Set(found.flatMap((each) => [...each.querySelectorAll(selector)]))].filter((each) => {
      const text = words(
        label === undefined ? each.textContent : [...(each.labels ?? [])].map((one) => one.textContent).join(" "),
      );
      const wanted = label ?? hasText;
      return wanted === undefined || (exact ? text === wanted : text.toLowerCase().includes(wanted.toLowerCase()));
    });
  }
  return found;
}

class Locator {
  #page;
  #call;
  #steps;

  constructor(page, call, steps) {
    [this.#page, this.#call, this.#steps] = [page, call, steps];
  }

  locator(selector, { hasText } = {}) {
    return new Locator(this.#page, this.#call, [...this.#steps, { selector, hasText }]);
  }

  nth(nth) {
    return new Locator(this.#page, this.#call, [...this.#steps, { nth }]);
  }

  /** Runs a function in the page with all current elements. */
  async evaluateAll(code, argument = null) {
    const script = `return JSON.stringify((${code})((${find})(arguments[0]), arguments[1]))`;
    const value = await this.#call("POST", "execute/sync", { script, args: [this.#steps, argument] });
    return value === null ? undefined : JSON.parse(value);
  }

  /** Waits for the only element, and returns it. */
  #element() {
    const script = `return (${find})(arguments[0])`;
    return until(async () => {
      const found = await this.#call("POST", "execute/sync", { script, args: [this.#steps] });
      if (found.length > 1) throw new Error(`${found.length} elements are ${JSON.stringify(this.#steps)}`);
      return found[0];
    }, JSON.stringify(this.#steps));
  }

  /** Runs a function in the page with the element. */
  async #with(code, argument = null) {
    const script = `return (${code})(arguments[0], arguments[1])`;
    return this.#call("POST", "execute/sync", { script, args: [await this.#element(), argument] });
  }

  allTextContents() {
    return this.evaluateAll((all) => all.map((each) => each.textContent));
  }

  count() {
    return this.evaluateAll((all) => all.length);
  }

  async click() {
    const { [ELEMENT]: id } = await this.#element();
    await this.#call("POST", `element/${id}/click`, {});
  }

  async check() {
    if (!(await this.#with((each) => each.checked))) await this.click();
  }

  focus() {
    return this.#with((each) => each.focus());
  }

  getAttribute(name) {
    return this.#with((each, name) => each.getAttribute(name), name);
  }

  inputValue() {
    return this.#with((each) => each.value);
  }

  textContent() {
    return this.#with((each) => each.textContent);
  }

  /** Replaces the text like an edit by a person, in one step. */
  fill(text) {
    return this.#with((each, text) => {
      each.focus();
      if (["date", "number"].includes(each.type)) {
        each.value = text;
        for (const type of ["input", "change"]) each.dispatchEvent(new Event(type, { bubbles: true }));
      } else {
        each.select();
        document.execCommand(text === "" ? "delete" : "insertText", false, text);
      }
    }, text);
  }

  selectOption(value) {
    return this.#with((each, value) => {
      each.value = value;
      for (const type of ["input", "change"]) each.dispatchEvent(new Event(type, { bubbles: true }));
    }, value);
  }
}
