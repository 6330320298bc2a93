// Opens a page of statuslint routes -format html in Chromium, at three widths,
// in light and dark and as printed, and checks what a reader needs:
//   node check.mjs PAGE.html [DIRECTORY FOR PICTURES]
// CHROMIUM names the browser; it is looked for in the path otherwise. WIDTHS are
// the widths of the window, 390,820,1440 if none are given.
import { chromium } from "playwright-core";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { execFileSync } from "node:child_process";
import path from "node:path";

const [page_, pictures] = process.argv.slice(2);
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const executablePath = process.env.CHROMIUM || execFileSync("which", ["chromium"]).toString().trim();
const widths = (process.env.WIDTHS || "390,820,1440").split(",").map(Number);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
let failures = 0;

function check(name, ok, found) {
  if (ok) return;
  failures++;
  console.error(`FAIL ${name}: ${JSON.stringify(found)}`);
}

// shown returns the elements that match and are in the window.
const shown = (page, selector) => page.evaluate((selector) =>
  [...document.querySelectorAll(selector)].filter((e) => {
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.left >= 0 && r.right <= innerWidth && r.top < innerHeight;
  }).length, selector);

for (const width of widths) {
  for (const colorScheme of ["light", "dark"]) {
    const name = `${width} ${colorScheme}`;
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, deviceScaleFactor: 1.5 });
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (e) => errors.push(String(e)));
    page.on("request", (r) => { if (!r.url().startsWith("file:")) errors.push("asks for " + r.url()); });
    await page.goto(pathToFileURL(path.resolve(page_)).href);

    const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    check(`${name}: the page is as wide as the window`, overflow <= 0, overflow);
    check(`${name}: statuses are visible`, await shown(page, width < 700 ? ".short .chip" : "td.c .mark") > 10, "too few");

    await page.addScriptTag({ path: axe });
    const result = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
    check(`${name}: axe`, result.violations.length === 0, result.violations.map((v) => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary]));

    const stops = await page.evaluate(() =>
      [...document.querySelectorAll("a[href], button, input, [tabindex]")].filter((e) => e.tabIndex >= 0 && e.offsetParent).length);
    check(`${name}: stops of the Tab key`, stops <= 12, stops);
    await page.locator("tbody a[tabindex='0']").focus();
    const first = await page.evaluate(() => document.activeElement.textContent);
    await page.keyboard.press("ArrowDown");
    const second = await page.evaluate(() => document.activeElement.textContent);
    check(`${name}: the arrow keys move`, second !== first && second !== "", [first, second]);
    if (width > 700) {
      await page.keyboard.press("ArrowRight");
      const right = await page.evaluate(() => document.activeElement.closest("td, th").className);
      check(`${name}: the arrow keys move within a row`, right === "handler", right);
    }

    const rows = await page.locator("tbody tr").count();
    await page.fill("#filter", "delete 404");
    const left = await page.evaluate(() => [...document.querySelectorAll("tbody tr")].filter((r) => !r.hidden).length);
    check(`${name}: the filter`, left > 0 && left < rows, [left, rows]);
    check(`${name}: the count`, (await page.textContent("#count")).startsWith(`${left} of `), await page.textContent("#count"));
    await page.fill("#filter", "");
    await page.locator(".legend button").first().click();
    const pressed = await page.evaluate(() => [...document.querySelectorAll("tbody tr")].filter((r) => !r.hidden).length);
    check(`${name}: the legend filters`, pressed > 0 && pressed < rows, [pressed, rows]);
    await page.locator(".legend button").first().click();
    await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
    check(`${name}: errors`, errors.length === 0, errors);
    if (pictures) await page.screenshot({ path: path.join(pictures, `${width}-${colorScheme}.png`) });

    if (width === 1440) {
      await page.emulateMedia({ media: "print", colorScheme });
      const print = await page.evaluate(() => ({
        filter: getComputedStyle(document.getElementById("filter")).display,
        background: getComputedStyle(document.body).backgroundColor,
        text: getComputedStyle(document.querySelector("tbody th")).color,
        height: document.querySelectorAll("tbody tr")[1].offsetHeight,
      }));
      check(`${name}: printed light, without the search`, print.filter === "none" && print.background === "rgb(255, 255, 255)" && print.text === "rgb(0, 0, 0)" && print.height < 40, print);
      if (pictures) await page.screenshot({ path: path.join(pictures, `print-${colorScheme}.png`) });
      if (pictures) await page.pdf({ path: path.join(pictures, `print-${colorScheme}.pdf`), preferCSSPageSize: true, printBackground: true });
    }
    await context.close();
  }
}
await browser.close();
console.log(failures === 0 ? "ok" : `${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
