// Schema and lint agree, as TAP: what the schema of a file refuses, lint calls
// an error; and every good fixture and template is taken by the schema.
//
// Usage: schema.mjs GIT_PLAN FIXTURES TEMPLATES SCRATCH, in the folder where the
// tools of tests/tools/package.json are installed. FIXTURES are those of the
// rules; TEMPLATES is a folder with a repository in each of its folders, all of
// them good. JSON Schema by ajv, YAML 1.2 by yaml, as in editors.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(path.join(process.cwd(), "tools.js"));
const Ajv = require("ajv").default;
const YAML = require("yaml");
const [gitPlan, fixtures, templates, scratch] = process.argv.slice(2);
const today = "2026-02-16";

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

const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false, allErrors: true });
for (const word of ["errorMessage", "patternErrorMessage"])
	ajv.addKeyword({ keyword: word, schemaType: "string" });
const schemas = {};
for (const name of ["plan", "config", "people"]) {
	const text = execFileSync(gitPlan, ["schema", name], { encoding: "utf8" });
	schemas[name] = JSON.parse(text);
	let problems = [];
	try {
		schemas[name].check = ajv.compile(schemas[name]);
	} catch (e) {
		problems = [e.message];
	}
	test(`the schema of ${name} is one`, problems);
}

// What the schema has against a file: [] nothing, null: it is not YAML.
function refuses(name, text) {
	const doc = YAML.parseDocument(text, { logLevel: "silent", uniqueKeys: false });
	if (doc.errors.length)
		return null;
	let value;
	try {
		value = doc.toJS();
	} catch {
		return null;
	}
	// an empty file is no plan, and as good as none for the others
	if (value === null && name !== "plan")
		return [];
	const check = schemas[name].check;
	if (check(value))
		return [];
	return check.errors.map((e) => `${e.instancePath} ${e.message}`);
}

function lint(where) {
	const p = spawnSync(gitPlan, ["-C", where, "lint", "--format", "json", "--today", today],
		{ encoding: "utf8", maxBuffer: 1 << 28 });
	if (p.status !== 0 && p.status !== 1)
		throw new Error(`lint ended with ${p.status}: ${p.stderr}`);
	const errors = new Map();
	for (const f of JSON.parse(p.stdout).findings)
		if (f.level === "error")
			errors.set(f.file, [...(errors.get(f.file) ?? []), `${f.rule}: ${f.message}`]);
	return errors;
}

// [file, which schema] of a repository
function files(where) {
	const list = fs.readdirSync(where, { recursive: true, encoding: "utf8" });
	const kinds = { ".git-plan.yaml": "config", "people.yaml": "people" };
	return list.filter((f) => f.endsWith(".yaml") && !f.startsWith(".git/"))
		.map((f) => [f, kinds[f] ?? (f.startsWith("plans/") ? "plan" : null)])
		.filter(([, kind]) => kind).sort();
}

// Disagreements over a repository, and how many files the schema refused.
function compare(where) {
	const errors = lint(where);
	const problems = [];
	let refused = 0;
	for (const [file, kind] of files(where)) {
		const said = refuses(kind, fs.readFileSync(path.join(where, file), "utf8"));
		if (!said?.length)
			continue;
		refused++;
		if (!errors.has(file))
			problems.push(`${file}: lint has no error, the schema: ${said.join("; ")}`);
	}
	return { problems, refused };
}

function taken(where) {
	return files(where).flatMap(([file, kind]) => {
		const said = refuses(kind, fs.readFileSync(path.join(where, file), "utf8"));
		return said === null ? [`${file} is no YAML`] : said.map((s) => `${file}: ${s}`);
	});
}

function folders(where) {
	return fs.readdirSync(where, { withFileTypes: true })
		.filter((d) => d.isDirectory()).map((d) => d.name).sort();
}

// Every rule's fixtures. A change rule has a pair of states on each side.
const seen = new Set();
for (const rule of folders(fixtures)) {
	for (const side of ["good", "bad"].filter((s) => fs.existsSync(path.join(fixtures, rule, s)))) {
		const top = path.join(fixtures, rule, side);
		const states = files(top).length ? [top] : folders(top).map((d) => path.join(top, d));
		for (const where of states) {
			const { problems, refused } = compare(where);
			test(`${path.relative(fixtures, where)}: what the schema refuses is an error`,
				side === "good" ? [...problems, ...taken(where)] : problems);
			if (refused)
				seen.add(rule);
		}
	}
}
// what a schema can see at all, it sees in the fixtures
for (const rule of ["unknown-key", "wrong-type", "field-missing", "id-format", "action-without-owner",
	"action-without-due", "owner-not-one", "day-invalid", "period-invalid", "config-invalid"])
	test(`the schema refuses the bad fixture of ${rule}`, seen.has(rule) ? [] : ["it takes it"]);

for (const name of folders(templates))
	test(`${name} is taken by the schemas`, taken(path.join(templates, name)));

// --- every field with every kind of value ---------------------------------

const values = ["", "~", '""', "' '", "true", "no", "yes", "True", "2026", "0", "-3", "+4", "1.5", ".5", "5.",
	"1e3", "0x1F", "012", "1_000", "1 000", "'1200'", "' 7'", "\"1,5\"", "12 %", ".inf", "2026-03-31", "'2026-03-31'",
	"2026-02-30", "31.3.2026", "2026-Q1", "2026-q1", "2026-13", "2026-H1..2026-Q4", "2026-Q3..2026-Q1",
	"2026-07-01..2026-07-21", "week", "weeks", "2 weeks", "1 weeks", "0 week", "weekly", "2 months", "3 month",
	"2 years", "dana", "dana, kim", "Ü-Wagen", "नए-मरीज़", "two words", "-x", "a.b", "[]", "[a]", "[a, b]", "[2026-03-31]",
	"[1, true, ~]", "[[a]]", "[{a: b}]", "{}", "{a: b}", "{a: 1}", "{a: ~}", "{x-own: 1}", "{a: [b]}", "{2026-01: 3}",
	"{2026-01-05: 3}", "{2026: 3}", "{2026-Q1: {a: 1}}", "{level: warning}", "{level: nix}", "{metric: a, below: 3}",
	"{metric: a}", "{title: a}", "{what: a, answer: [b]}", "{culture: a}", "{climate: a}", "|\n  a text\n  of lines",
	"draft", "reach", "mean", "en", "one-page", "[one-page]", "warning", "names", "x".repeat(65), "99999999999999999999"];
// the required rest of the file around a field, less the field itself
const around = {
	plan: { plan: "plan: ID\n", title: "title: T\n", owner: "owner: dana\n" },
	"actions.*": { title: "    title: A\n", owner: "    owner: dana\n", due: "    due: 2026-03-31\n" },
	"metrics.*": { owner: "    owner: dana\n", unit: "    unit: EUR\n", baseline: "    baseline: 1\n",
		target: "    target: 9\n", due: "    due: 2026-03-31\n" },
	"levers.*": { when: "    when: It rains\n", then: "    then: We stay\n" },
};
const names = { path: "2026-03-31", actuals: "2026-01", scorecard: "2026-Q1", barriers: "culture", questions: "growth" };

// The text of a file in which the field at that path has the value.
function planWith(parts, value, id) {
	const keys = parts.map((p, i) => (p === "*" ? names[parts[i - 1]] ?? "some-key" : p));
	let text = "";
	for (const [key, line] of Object.entries(around.plan))
		text += key === parts[0] ? "" : line.replace("ID", id);
	keys.forEach((key, depth) => {
		const indent = "  ".repeat(depth);
		const last = depth === keys.length - 1;
		text += `${indent}${key}:${last ? ` ${value.replaceAll("\n", `\n${indent}`)}` : ""}\n`;
		const rest = around[parts.slice(0, depth + 1).join(".")];
		for (const [k, line] of Object.entries((!last && rest) || {}))
			text += k === parts[depth + 1] ? "" : line;
	});
	return text;
}

// [path, value] to try: the first field of a kind with every value, others of the
// same kind with some.
function tries(file) {
	const out = execFileSync(gitPlan, ["fields", file, "--format", "markdown"], { encoding: "utf8" });
	const kinds = new Set();
	return [...out.matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].filter((m) => m[1] !== "x-*").flatMap(([, p, kind]) => {
		// the same words below a map have other fields
		const known = kinds.has(kind) && !/map/.test(kind);
		kinds.add(kind);
		return values.filter((v, i) => !known || i % 7 === p.length % 7).map((v) => [p, v]);
	});
}

function everyPlanField() {
	const where = path.join(scratch, "fields");
	fs.mkdirSync(path.join(where, "plans"), { recursive: true });
	fs.writeFileSync(path.join(where, ".git-plan.yaml"), "version: 1\n");
	let i = 0;
	for (const [field, value] of tries("plan"))
		fs.writeFileSync(path.join(where, "plans", `${field.replaceAll("*", "ANY")} ${i}.yaml`),
			planWith(field.split("."), value, `plan-${i++}`));
	const { problems, refused } = compare(where);
	test(`${i} plans, each field with each kind of value: what the schema refuses is an error`, problems);
	test("the schema refuses many of them and takes many",
		refused > i / 5 && refused < (i * 4) / 5 ? [] : [`${refused} of ${i}`]);
}

// A file of its own in a repository of its own, so that lint reads it.
function everySmallFile(name, file) {
	const problems = [];
	let i = 0;
	let refused = 0;
	const where = path.join(scratch, name);
	fs.mkdirSync(path.join(where, "plans"), { recursive: true });
	fs.writeFileSync(path.join(where, "plans", "a.yaml"), "plan: a\ntitle: A\nowner: some-key\nstage: draft\n");
	const stars = { rules: "action-count", methods: "strategy" };
	for (const [field, value] of tries(name)) {
		const keys = field.split(".").map((p, k, all) => (p === "*" ? stars[all[k - 1]] ?? "some-key" : p));
		const last = keys.length - 1;
		const text = keys.map((key, depth) => "  ".repeat(depth) + key
			+ (depth === last ? `: ${value.replaceAll("\n", `\n${"  ".repeat(depth)}`)}\n` : ":\n")).join("");
		i++;
		const said = refuses(name, text);
		if (!said?.length)
			continue;
		refused++;
		fs.writeFileSync(path.join(where, file), text);
		if (!lint(where).has(file))
			problems.push(`${JSON.stringify(text)}: lint has no error, the schema: ${said.join("; ")}`);
	}
	test(`${i} files of ${name}: what the schema refuses is an error`, problems);
	test(`the schema of ${name} refuses some`, refused > i / 10 ? [] : [`${refused} of ${i}`]);
}

everyPlanField();
everySmallFile("config", ".git-plan.yaml");
everySmallFile("people", "people.yaml");
console.log(`1..${n}`);
process.exit(bad ? 1 : 0);
