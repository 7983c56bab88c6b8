// Pictures of a page, to be looked at: light, dark, phone, and paper as PDF.
//   cd build/npm && node ../../tests/consumers/shots.mjs PAGE.html OUT
// writes OUT-light-1.png and so on, OUT-A4.pdf and OUT-Letter.pdf.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";

const puppeteer = createRequire(process.cwd() + "/")("puppeteer-core");
const [, , file, out] = process.argv;
const views = [["light", 1100, 1], ["dark", 1100, 1], ["phone", 360, 2]];
const HIGH = 1300;

const browser = await puppeteer.launch({
	executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"],
});
for (const [name, width, deviceScaleFactor] of views) {
	const page = await browser.newPage();
	await page.setViewport({ width, height: 800, deviceScaleFactor });
	await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: name === "dark" ? "dark" : "light" }]);
	await page.goto(pathToFileURL(path.resolve(file)).href);
	const end = await page.evaluate(() => document.documentElement.scrollHeight);
	for (let y = 0, i = 1; y < end; y += HIGH, i++)
		await page.screenshot({
			path: `${out}-${name}-${i}.png`, captureBeyondViewport: true,
			clip: { x: 0, y, width, height: Math.min(HIGH, end - y) },
		});
	for (const format of name === "light" ? ["A4", "Letter"] : [])
		await page.pdf({ path: `${out}-${format}.pdf`, format });
	await page.close();
}
await browser.close();
