// Judge HTML reports in headless Chromium: axe (WCAG 2.2 A and AA, best practices) in light and dark, wide and at 320
// pixels (letters of the ladder are beyond axe: test_html.py computes their contrast); no sideways scrolling, also with the text spacing of WCAG 1.4.12; the keyboard; nothing is asked from outside.
//
//   node check.mjs CHROMIUM PICTURES PAGE…      one line of JSON per finding on standard output; exit code 1 when there are any
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [program, pictures, ...pages] = process.argv.slice(2);
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const VIEWS = [["light", 1280], ["dark", 1280], ["light", 320], ["dark", 320]];
const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } " +
  "p { margin-bottom: 2em !important }";
let found = 0;

function say(page, where, rule, what) {
  found += 1;
  console.log(JSON.stringify({ page: basename(page), where, rule, what }));
}

async function opened(browser, page, scheme, width) {
  const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height: 900 }, bypassCSP: true,
    reducedMotion: width === 320 ? "reduce" : "no-preference" });
  const tab = await context.newPage();
  const address = pathToFileURL(page).href;
  tab.on("request", request => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) say(page, scheme, "nothing-fetched", request.url());
  });
  await tab.goto(address);
  return { context, tab };
}

async function judged(tab, page, where) {
  await tab.evaluate(axe);
  const result = await tab.evaluate(tags => globalThis.axe.run(document, { runOnly: tags }), TAGS);
  for (const violation of result.violations) {
    for (const node of violation.nodes) say(page, where, violation.id, `${node.target} ${node.failureSummary}`.slice(0, 400));
  }
  const passed = new Set(result.passes.map(rule => rule.id));
  for (const rule of ["color-contrast", "document-title", "html-has-lang", "region"]) {
    if (!passed.has(rule)) say(page, where, rule, "axe did not look");
  }
  for (const open of where.includes("320") ? [] : result.incomplete.filter(rule => rule.id === "color-contrast")) {
    for (const node of open.nodes.filter(node => !node.html.startsWith("<text"))) {
      const beyond = await tab.evaluate(target => !!document.querySelector(target)?.closest("table[tabindex]"), `${node.target}`);
      if (!beyond) say(page, where, "contrast-unknown", `${node.target}`.slice(0, 200));
    }
  }
}

async function sideways(tab, page, where) {
  const wide = await tab.evaluate(() => {
    const most = document.documentElement.clientWidth;
    return document.scrollingElement.scrollWidth <= most ? "" : [...document.querySelectorAll("body *")]
      .filter(part => part.getBoundingClientRect().right > most + 1).slice(0, 3).map(part => part.outerHTML.slice(0, 80)).join(" | ");
  });
  if (wide) say(page, where, "reflow", wide);
}

async function keyboard(tab, page, where) {
  await tab.keyboard.press("Tab");
  const first = await tab.evaluate(() => {
    const part = document.activeElement, box = part.getBoundingClientRect();
    return part.matches("a.skip") && box.left >= 0 && box.top >= 0;
  });
  if (!first) say(page, where, "skip-link", "the first stop is not a visible skip link");
  await tab.keyboard.press("Enter");
  if (!await tab.evaluate(() => document.activeElement.matches("main"))) say(page, where, "skip-link", "it does not lead to main");
  const stops = await tab.evaluate(() => document.querySelectorAll("main a[href], main [tabindex='0']").length);
  for (let stop = 0; stop < Math.min(stops, 25); stop += 1) {
    await tab.keyboard.press("Tab");
    const hidden = await tab.evaluate(() => {
      const part = document.activeElement, box = part.getBoundingClientRect(), style = getComputedStyle(part);
      const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight;
      return seen ? "" : part.outerHTML.slice(0, 100);
    });
    if (hidden) say(page, where, "focus-visible", hidden);
  }
}

const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
for (const page of pages) {
  for (const [scheme, width] of VIEWS) {
    const where = `${scheme} ${width}`;
    const { context, tab } = await opened(browser, page, scheme, width);
    await judged(tab, page, where);
    await sideways(tab, page, where);
    if (pictures) await tab.screenshot({ path: join(pictures, `${basename(page, ".html")}-${scheme}-${width}.png`), fullPage: true });
    if (scheme === "light") await keyboard(tab, page, where);
    await tab.addStyleTag({ content: SPACING });
    await sideways(tab, page, `${where}, text spacing`);
    await context.close();
  }
  if (pictures) {
    const { context, tab } = await opened(browser, page, "light", 1280);
    await tab.pdf({ path: join(pictures, `${basename(page, ".html")}-print.pdf`), preferCSSPageSize: true });
    await context.close();
  }
}
await browser.close();
process.exitCode = found ? 1 : 0;
