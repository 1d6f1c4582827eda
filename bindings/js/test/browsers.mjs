// Real browsers for the tests, and a server that they load pages from.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import * as playwright from "playwright-core";
import * as webdriver from "./webdriver.mjs";

const types = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/** The engines: the variable that can name the program, its usual paths, and a function that starts it. `cargo xtask test` installs them. */
const engines = {
  chromium: {
    variable: "CHROMIUM",
    places: [
      "/usr/bin/chromium",
      "/usr/bin/chromium-browser",
      "/usr/bin/google-chrome",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    // The browser connects only to the pages.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    start: (executablePath, args) => playwright.chromium.launch({ executablePath, args }),
  },
  firefox: {
    variable: "FIREFOX",
    places: ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    // The channel uses WebDriver BiDi, which any Firefox supports. Playwright's own protocol needs a special Firefox.
    start: (executablePath) => playwright.firefox.launch({ channel: "moz-firefox", executablePath }),
  },
  webkit: {
    variable: "WEBKIT_DRIVER",
    places: ["/usr/bin/WebKitWebDriver"],
    start: (program) => webdriver.launch(program),
  },
  // An older WebKit, of the time of Safari 16. CONTRIBUTING.md has the commands.
  wpe: {
    variable: "WPE_DRIVER",
    places: ["/usr/bin/WPEWebDriver"],
    start: (program) =>
      webdriver.launch(
        program,
        { "wpe:browserOptions": { binary: "/usr/bin/cog", args: ["--platform=headless", "--automation"] } },
        {},
      ),
  },
};

/** The engine that the variable ENGINE names, for tests that run in every engine. */
export const engine = process.env.ENGINE ?? "chromium";

/** Starts a headless browser. A browser that Playwright cannot drive has the subset of Playwright's API that the tests use. */
export function launch(name = "chromium") {
  if (!Object.hasOwn(engines, name)) throw new Error(`There is no engine ${name}: ${Object.keys(engines).join(", ")}`);
  const { variable, places, args, start } = engines[name];
  const found = [process.env[variable], ...places].find((place) => place && existsSync(place));
  if (!found) throw new Error(`There is no ${name}: install it, or name its program in the variable ${variable}`);
  return start(found, args);
}

/**
 * Serves pages on a port of the loopback interface.
 *
 * @param routes The routes by path. A route is a string of HTML, the URL of a file, the URL of a folder if the path ends with a slash,
 *   or a function of request and response.
 * @param headers The headers of every answer, such as a Content-Security-Policy.
 */
export async function serve(routes, headers = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const [prefix, route] =
      Object.entries(routes).find(
        ([prefix]) => path === prefix || (prefix.length > 1 && prefix.endsWith("/") && path.startsWith(prefix)),
      ) ?? [];
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (typeof route === "function") return route(request, response);
    if (typeof route === "string") return response.setHeader("content-type", "text/html; charset=utf-8").end(route);
    const file = route && new URL(`.${path.slice(prefix.length - 1)}`, route);
    const found = route && (prefix.endsWith("/") ? file : route);
    if (!found || !existsSync(found) || !statSync(found).isFile()) return response.writeHead(404).end();
    const type = types[extname(found.pathname)] ?? "application/octet-stream";
    // A browser compiles a module during the download only if its type has no parameter.
    response.setHeader("content-type", type === types[".wasm"] ? type : `${type}; charset=utf-8`);
    response.end(readFileSync(found));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
