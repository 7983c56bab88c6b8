// Pages in a real browser and before a validator: node page.mjs FILE...
// Each is looked at in light and dark, on a phone and as printed: axe finds
// nothing, nothing is wider than the window, nothing is loaded or refused, and
// html-validate has no error. TAP on standard output.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import fs from "node:fs";

const require = createRequire(process.cwd() + "/");
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { HtmlValidate } = require("html-validate");

const views = [
	{ name: "light", width: 1200, scheme: "light" },
	{ name: "dark", width: 1200, scheme: "dark" },
	{ name: "phone", width: 360, scheme: "light" },
	{ name: "phone in the dark", width: 360, scheme: "dark" },
	{ name: "print", width: 794, scheme: "light", media: "print" },
];
let n = 0;

function report(what, problems) {
	n++;
	console.log(`${problems.length ? "not ok" : "ok"} ${n} - ${what}`);
	for (const p of problems.slice(0, 10)) console.log(`# ${String(p).replace(/\n/g, "\n# ")}`);
}

async function look(browser, file, view) {
	const page = await browser.newPage(), problems = [];
	page.on("console", (m) => problems.push(`console: ${m.text()}`));
	page.on("request", (r) => r.url().startsWith("file:") || problems.push(`loads ${r.url()}`));
	// axe itself runs in the page, which allows no script of its own
	await page.setBypassCSP(false);
	await page.setViewport({ width: view.width, height: 800 });
	await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme }]);
	if (view.media) await page.emulateMediaType(view.media);
	await page.goto(pathToFileURL(file).href);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
	if (wide > 0) problems.push(`${wide} pixels wider than the window`);
	await page.evaluate(axe);
	const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
	for (const v of found.violations)
		problems.push(`${v.id}: ${v.help}\n${v.nodes.slice(0, 3).map((x) => x.html).join("\n")}`);
	await page.close();
	return problems;
}

/* On paper what a screen folds away is there. */
async function hidden(browser, file) {
	const page = await browser.newPage();
	await page.emulateMediaType("print");
	await page.goto(pathToFileURL(file).href);
	const ret = await page.evaluate(() =>
		[...document.querySelectorAll("main td, main th, main p, main li, main dd, figcaption")]
			.filter((e) => !e.closest("nav") && e.textContent.trim() && e.getClientRects().length === 0)
			.map((e) => e.outerHTML.slice(0, 100)));
	await page.close();
	return ret;
}

async function main(files) {
	const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
	const browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"],
	});
	for (const file of files) {
		const name = file.replace(/.*\//, "");
		const result = await validator.validateFile(file);
		report(`${name}: html-validate`, result.results.flatMap((r) =>
			r.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`)));
		for (const view of views) report(`${name}: ${view.name}`, await look(browser, file, view));
		report(`${name}: paper has all`, await hidden(browser, file));
	}
	await browser.close();
	console.log(`1..${n}`);
}

await main(process.argv.slice(2));
