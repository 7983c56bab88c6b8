// The layouts of lint against those who read them, as TAP: SARIF and GitLab by
// JSON Schema (ajv), GitHub's commands by the package that writes them for
// actions, JUnit by a schema (xmllint). All bad fixtures of the rules at once.
//
// Usage: layouts.mjs GIT_PLAN FIXTURES SCRATCH HERE, in the folder where the
// tools of tests/tools/package.json are installed. HERE holds the schemas.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "tools.js"));
const [gitPlan, fixtures, scratch, here] = process.argv.slice(2);
const today = "2026-02-16";
const sarifSchema = "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";

let n = 0;
let bad = 0;
function test(name, problems) {
	n++;
	console.log(`${problems.length ? "not ok" : "ok"} ${n} - ${name}`);
	if (problems.length)
		bad++;
	for (const line of problems.slice(0, 20))
		console.log(`# ${line.replaceAll("\n", "\n# ")}`);
}
function skip(name, why) {
	n++;
	console.log(`ok ${n} - ${name} # SKIP ${why}`);
}

function lint(where, format) {
	const p = spawnSync(gitPlan, ["-C", where, "lint", "--format", format, "--today", today],
		{ encoding: "utf8", maxBuffer: 1 << 26 });
	if (p.status !== 0 && p.status !== 1)
		throw new Error(`${where} ${format}: ${p.status} ${p.stderr}`);
	return p.stdout;
}

function validator(Ajv, file) {
	const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
	require("ajv-formats").default(ajv);
	const check = ajv.compile(JSON.parse(fs.readFileSync(file, "utf8")));
	return (value) => check(value) ? [] :
		check.errors.map((e) => `${e.instancePath} ${e.message}`);
}

// A repository whose texts and paths try to leave every layout.
function hostile() {
	const where = path.join(scratch, "hostile");
	const plans = path.join(where, "plans");
	fs.mkdirSync(plans, { recursive: true });
	fs.writeFileSync(path.join(plans, "a b,c:d%0A::x.yaml"),
		'plan: hostile\ntitle: "::error::evil\\n%0A"\n' +
		'owner: "::error file=x::%0A ]]> <b> & ##[error] \\e\\x01 100 %, a: b"\nstage: draft\n');
	fs.writeFileSync(path.join(plans, "new\nline.yaml"),
		"plan: lines\ntitle: T\nowner: dana\nstage: draft\nsupports: '::stop-commands::x'\n");
	fs.writeFileSync(path.join(plans, "wide.yaml"),
		"plan: 計画\ntitle: 計画\nowner: 佐藤 & 鈴木\nstage: draft\n");
	return where;
}

const cases = fs.readdirSync(fixtures).sort()
	.map((rule) => path.join(fixtures, rule, "bad"))
	.filter((where) => fs.existsSync(path.join(where)));
cases.push(hostile());
const findings = new Map(cases.map((where) =>
	[where, JSON.parse(lint(where, "json")).findings]));
const count = [...findings.values()].reduce((sum, list) => sum + list.length, 0);
test(`there are findings: ${count} in ${cases.length} repositories`,
	count > cases.length / 2 ? [] : ["too few to mean anything"]);
const shown = (where) => findings.get(where).filter((f) => !f.suppressed && !f.baseline);

// each(NAME, CHECK): CHECK(text, findings, where) gives problems
function each(format, name, check) {
	const problems = [];
	for (const where of cases)
		for (const line of check(lint(where, format), findings.get(where), where))
			problems.push(`${path.relative(fixtures, where)}: ${line}`);
	test(`${format}: ${name}`, problems);
}

// --- SARIF ---

const sarif = validator(require("ajv-draft-04").default, sarifSchema);
each("sarif", "valid by the schema of SARIF 2.1.0", (text) => sarif(JSON.parse(text)));
each("sarif", "points where json points", (text, list, where) => {
	const run = JSON.parse(text).runs[0];
	const problems = [];
	if (run.results.length !== list.length)
		return [`${run.results.length} results for ${list.length} findings`];
	run.results.forEach((result, i) => {
		const f = list[i];
		const place = result.locations[0].physicalLocation;
		const file = decodeURIComponent(place.artifactLocation.uri);
		if (run.tool.driver.rules[result.ruleIndex]?.id !== f.rule)
			problems.push(`ruleIndex ${result.ruleIndex} is not ${f.rule}`);
		if (file !== f.file || new URL(place.artifactLocation.uri, "file:///r/").href.includes(".."))
			problems.push(`${file} instead of ${f.file}`);
		if (f.line && (place.region.startLine !== f.line || place.region.startColumn !== f.column ||
			place.region.endLine !== f.end_line || place.region.endColumn !== f.end_column))
			problems.push(`${f.rule}: another region`);
		for (const fix of result.fixes ?? []) {
			const edits = fix.artifactChanges[0].replacements.map((r) => ({
				begin: r.deletedRegion.byteOffset,
				end: r.deletedRegion.byteOffset + r.deletedRegion.byteLength,
				text: r.insertedContent?.text ?? "" }));
			if (JSON.stringify(edits) !== JSON.stringify(f.fix.edits))
				problems.push(`${f.rule}: another fix`);
		}
		if (!result.fixes !== !f.fix)
			problems.push(`${f.rule}: a fix is missing`);
		if (!result.message.text.startsWith(f.message))
			problems.push(`${f.rule}: another message`);
	});
	return problems;
});

// --- GitLab ---

const gitlab = validator(require("ajv").default, path.join(here, "gitlab-code-quality.json"));
each("gitlab", "valid by what GitLab documents", (text) => gitlab(JSON.parse(text)));
each("gitlab", "an issue for each finding, none twice", (text, list, where) => {
	const issues = JSON.parse(text);
	const prints = new Set(issues.map((issue) => issue.fingerprint));
	if (issues.length !== shown(where).length)
		return [`${issues.length} issues`];
	return prints.size === issues.length ? [] : ["two issues with one fingerprint"];
});
each("gitlab", "fingerprints stay when lines move", (text, list, where) => {
	const moved = path.join(scratch, "moved");
	fs.rmSync(moved, { recursive: true, force: true });
	fs.cpSync(where, moved, { recursive: true });
	for (const f of fs.readdirSync(moved, { recursive: true })) {
		const file = path.join(moved, f);
		const bytes = fs.statSync(file).isFile() ? fs.readFileSync(file) : Buffer.of(0xff);
		// lines can be put in front only of what is text
		if (f.endsWith(".yaml") && bytes.length && bytes[0] < 0x80 && bytes[0] !== 0x25)
			fs.writeFileSync(file, Buffer.concat([Buffer.from("# moved\n\n"), bytes]));
	}
	const prints = (issues) => issues.map((i) => `${i.check_name} ${i.fingerprint}`).sort().join("\n");
	const before = prints(JSON.parse(text));
	const after = prints(JSON.parse(lint(moved, "gitlab")));
	return before === after ? [] : [`${before}\nbecame\n${after}`];
});

// --- GitHub ---

const unescapeData = (s) => s.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
const unescapeProperty = (s) =>
	unescapeData(s.replaceAll("%3A", ":").replaceAll("%2C", ","));
// As a runner reads a line: what it is, its properties, its text.
function command(line) {
	const end = line.indexOf("::", 2);
	const head = line.slice(2, end);
	const blank = head.indexOf(" ");
	const properties = {};
	for (const pair of head.slice(blank + 1).split(","))
		properties[pair.slice(0, pair.indexOf("="))] =
			unescapeProperty(pair.slice(pair.indexOf("=") + 1));
	return { name: head.slice(0, blank), properties, text: unescapeData(line.slice(end + 2)) };
}
const { issueCommand } = require("@actions/core/lib/command");
function reissue({ name, properties, text }) {
	const write = process.stdout.write;
	let line = "";
	process.stdout.write = (s) => { line += s; return true; };
	try {
		issueCommand(name, properties, text);
	} finally {
		process.stdout.write = write;
	}
	return line;
}
const level = { error: "error", warning: "warning", info: "notice" };
each("github", "a command for each finding, which @actions/core writes alike", (text, list, where) => {
	const lines = text.split("\n").slice(0, -1);
	const problems = [];
	const wanted = shown(where);
	if (lines.length !== wanted.length)
		return [`${lines.length} lines for ${wanted.length} findings`];
	lines.forEach((line, i) => {
		const c = command(line);
		const f = wanted[i];
		if (reissue(c) !== line + "\n")
			problems.push(`${line}\nbut ${reissue(c)}`);
		if (c.name !== level[f.level] || c.properties.title !== f.rule ||
			c.properties.file !== f.file || Number(c.properties.line ?? 0) !== f.line)
			problems.push(`another finding: ${line}`);
	});
	return problems;
});

// --- JUnit ---

const files = cases.map((where, i) => {
	const file = path.join(scratch, `junit-${i}.xml`);
	fs.writeFileSync(file, lint(where, "junit"));
	return file;
});
const xml = spawnSync("xmllint", ["--noout", "--nonet", "--schema", path.join(here, "junit.xsd"), ...files],
	{ encoding: "utf8" });
if (xml.error)
	skip("junit: valid by its schema", "xmllint is not installed");
else
	test("junit: valid by its schema", xml.status ? xml.stderr.split("\n")
		.filter((line) => !line.endsWith(" validates")) : []);
each("junit", "as many cases and failures as findings", (text, list, where) => {
	const wanted = shown(where);
	const sums = text.match(/<testsuites [^>]*tests="(\d+)" failures="(\d+)"/);
	const cases = text.match(/<testcase /g)?.length ?? 0;
	const failures = text.match(/<failure /g)?.length ?? 0;
	const errors = wanted.filter((f) => f.level === "error").length;
	return cases === Math.max(wanted.length, 1) && Number(sums[1]) === cases &&
		failures === errors && Number(sums[2]) === errors ? [] :
		[`${cases} cases, ${failures} failures, ${sums[0]}`];
});

console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
