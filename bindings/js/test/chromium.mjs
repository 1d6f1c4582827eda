// A real browser for the tests, and a server that it loads pages from.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { chromium } from "playwright-core";

const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** Where the system has Chromium; `cargo xtask test` installs it. `CHROMIUM` names another. */
function executablePath() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error("There is no Chromium: install it, or name it in the variable CHROMIUM");
  return found;
}

/** A headless browser that connects to nothing but the pages. */
export function launch() {
  return chromium.launch({
    executablePath: executablePath(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/**
 * Serves pages on a port of the loopback interface.
 *
 * @param routes By path: a text, which is HTML; a URL of a file, or of a folder where the path ends with a slash; or a function of
 *   request and response.
 * @param headers Sent with every answer, such as a Content-Security-Policy.
 */
export async function serve(routes, headers = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const [prefix, route] = Object.entries(routes).find(([prefix]) => path === prefix || (prefix.length > 1 && prefix.endsWith("/") && path.startsWith(prefix))) ?? [];
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (typeof route === "function") return route(request, response);
    if (typeof route === "string") return response.setHeader("content-type", "text/html; charset=utf-8").end(route);
    const file = route && new URL(`.${path.slice(prefix.length - 1)}`, route);
    const found = route && (prefix.endsWith("/") ? file : route);
    if (!found || !existsSync(found) || !statSync(found).isFile()) return response.writeHead(404).end();
    const type = types[extname(found.pathname)] ?? "application/octet-stream";
    // A browser compiles a module while it loads only where its type has no parameter.
    response.setHeader("content-type", type === types[".wasm"] ? type : `${type}; charset=utf-8`);
    response.end(readFileSync(found));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => { server.closeAllConnections(); return new Promise((resolve) => server.close(resolve)); },
  };
}
