// The real yaml-language-server on what git plan init wrote, as TAP: it offers
// the keys of an action, marks a wrong word, and shows the help of a field.
//
// Usage: lsp.mjs REPOSITORY, in the folder where the tools of
// tests/tools/package.json are installed. The repository is one of git plan
// init's; the server is told nothing but that it must not use the network.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [repository] = process.argv.slice(2);
const server = spawn(process.execPath,
	[path.resolve("node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"],
	{ stdio: ["pipe", "pipe", "inherit"] });
const uriOf = (file) => pathToFileURL(path.join(repository, file)).href;

let n = 0;
let bad = 0;
function test(name, passed, found) {
	n++;
	console.log(`${passed ? "ok" : "not ok"} ${n} - ${name}`);
	if (passed)
		return;
	bad++;
	console.log(`# ${JSON.stringify(found)?.slice(0, 2000)}`);
}

// --- the protocol: a header with the length, then JSON ---

let last = 0;
const waiting = new Map(); // id or uri of diagnostics -> resolve
const marked = new Map(); // uri -> the last diagnostics
const fetched = [];

function send(message) {
	const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
	server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
	server.stdin.write(body);
}
function request(method, params) {
	const id = ++last;
	send({ id, method, params });
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), 30000);
		waiting.set(id, (answer) => { clearTimeout(timer); resolve(answer); });
	});
}
const notify = (method, params) => send({ method, params });

const settings = {
	yaml: {
		validate: true, completion: true, hover: true,
		schemaStore: { enable: false, url: "" }, kubernetesCRDStore: { enable: false },
	},
	http: { proxy: "http://127.0.0.1:9" }, // nobody listens there
};
function receive(message) {
	if (message.method === "textDocument/publishDiagnostics") {
		marked.set(message.params.uri, message.params.diagnostics);
		waiting.get(message.params.uri)?.(message.params.diagnostics);
	} else if (message.method === "workspace/configuration") {
		send({ id: message.id, result: message.params.items.map((i) => settings[i.section] ?? null) });
	} else if (message.method?.startsWith("custom/schema")) {
		fetched.push(message.params);
		send({ id: message.id, result: null });
	} else if (message.method && message.id !== undefined) {
		send({ id: message.id, result: null });
	} else if (waiting.has(message.id)) {
		waiting.get(message.id)(message.error ?? message.result);
	}
}
let rest = Buffer.alloc(0);
server.stdout.on("data", (bytes) => {
	rest = Buffer.concat([rest, bytes]);
	for (;;) {
		const end = rest.indexOf("\r\n\r\n");
		const length = Number(/Content-Length: (\d+)/.exec(rest.subarray(0, Math.max(end, 0)))?.[1]);
		if (end < 0 || rest.length < end + 4 + length)
			return;
		receive(JSON.parse(rest.subarray(end + 4, end + 4 + length)));
		rest = rest.subarray(end + 4 + length);
	}
});

// --- a file in the editor ---

let version = 0;
function open(file, text) {
	const uri = uriOf(file);
	const diagnostics = new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`no diagnostics for ${file}`)), 30000);
		waiting.set(uri, (d) => { clearTimeout(timer); resolve(d); });
	});
	notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: ++version, text } });
	return diagnostics;
}
// The place behind `marker`, which is taken out of the text.
function cut(text, marker) {
	const at = text.indexOf(marker);
	const before = text.slice(0, at).split("\n");
	return {
		text: text.slice(0, at) + text.slice(at + marker.length),
		position: { line: before.length - 1, character: before.at(-1).length },
	};
}
async function offered(file, marked) {
	const { text, position } = cut(marked, "‸");
	await open(file, text);
	const answer = await request("textDocument/completion", { textDocument: { uri: uriOf(file) }, position });
	return (answer.items ?? answer ?? []).map((i) => i.label);
}
async function hovered(file, marked) {
	const { text, position } = cut(marked, "‸");
	await open(file, text);
	const answer = await request("textDocument/hover", { textDocument: { uri: uriOf(file) }, position });
	return JSON.stringify(answer?.contents ?? answer);
}
const read = (file) => fs.readFileSync(path.join(repository, file), "utf8");

async function main() {
	await request("initialize", {
		processId: process.pid, rootUri: pathToFileURL(repository).href,
		workspaceFolders: [{ uri: pathToFileURL(repository).href, name: "plans" }],
		capabilities: {
			workspace: { configuration: true, workspaceFolders: true },
			textDocument: {
				completion: { completionItem: { snippetSupport: true } },
				hover: { contentFormat: ["markdown", "plaintext"] },
			},
		},
	});
	notify("initialized", {});
	notify("workspace/didChangeConfiguration", { settings });

	for (const file of ["plans/first-plan.yaml", ".git-plan.yaml", "people.yaml"]) {
		const said = await open(file, read(file));
		test(`${file} as init wrote it has no mark`, said.length === 0, said);
	}
	const head = read("plans/first-plan.yaml").split("\n")[0];
	const plan = `${head}\nplan: a\ntitle: A\nowner: dana\n`;

	let keys = await offered("plans/one.yaml", `${plan}actions:\n  call:\n    title: Call\n    ‸\n`);
	for (const key of ["owner", "due", "done", "because"])
		test(`inside an action, ${key} is offered`, keys.includes(key), keys);
	test("what is there, and what belongs elsewhere, is not offered",
		!keys.includes("title") && !keys.includes("target"), keys);
	keys = await offered("plans/two.yaml", `${plan}metrics:\n  calls:\n    ‸\n`);
	test("inside a metric, its fields are", keys.includes("target") && keys.includes("actuals"), keys);
	keys = await offered("plans/three.yaml", `${plan}stage: ‸\n`);
	test("the words of a stage are offered, and nothing else", keys.sort().join() === "closed,committed,draft,dropped", keys);
	keys = await offered("plans/four.yaml", `${head}\nplan: a\ntitle: ‸\nowner: dana\n`);
	test("for a title, no words are made up", !keys.includes("null") && !keys.includes("true"), keys);
	const config = `${read(".git-plan.yaml").split("\n")[0]}\nversion: 1\nrules:\n  ‸\n`;
	keys = await offered(".git-plan.yaml", config);
	test("in the settings, the rules are offered", keys.includes("action-count") && keys.includes("due-bunched"), keys);

	let said = await open("plans/five.yaml", `${plan}stage: commited\n`);
	test("a wrong word is marked, where it stands", said.length === 1 && said[0].range.start.line === 4
		&& said[0].range.start.character === 7 && said[0].message.includes("committed"), said);
	said = await open("plans/six.yaml", `${plan}actions:\n  call:\n    title: Call\n    owner: dana\n    due: 31.3.2026\n`);
	test("a day that is none is marked in words", said.length === 1 && said[0].message.includes("a day, such as 2026-03-31"), said);
	said = await open("plans/seven.yaml", `${plan}actions:\n  call:\n    title: Call\n    ownr: dana\n    due: 2026-03-31\n`);
	test("a misspelt key is marked, and the missing one", said.length === 2
		&& said.some((d) => d.message.includes("ownr")) && said.some((d) => d.message.includes('"owner"')), said);
	said = await open("plans/eight.yaml", plan.replace("owner: dana", "owner: [dana, kim]"));
	test("two owners are marked", said.length === 1 && said[0].message.includes("one person"), said);
	said = await open("plans/nine.yaml", plan.replace("plan: a", "plan: 2026").replace("title: A", "title: 1984")
		.replace("owner: dana", "owner: no") + "period: 2026\nx-colour: [1, {a: b}]\nmetrics:\n  нові-пацієнти:\n"
		+ "    target: '1620'\n    due: 2026-03-31\n    actuals: {2026-01: 3, 2026-Q2: {kim: 1}}\n");
	test("numbers and words that YAML takes for something else are not", said.length === 0, said);

	let help = await hovered("plans/ten.yaml", `${plan}actions:\n  call:\n    title: Call\n    owner: dana\n    d‸ue: 2026-03-31\n`);
	test("above a field stands its help", help.includes("the day it is promised for"), help);
	help = await hovered("plans/eleven.yaml", `${plan}sta‸ge: draft\n`);
	test("above a stage too", help.includes("how far it has come"), help);
	test("no schema was asked of the network", fetched.every((f) => !/^https?:/.test(String(f))), fetched);
}

let failure;
try {
	await main();
} catch (e) {
	failure = e;
}
if (failure)
	test("the server answers", false, String(failure));
console.log(`1..${n}`);
server.kill();
process.exit(bad ? 1 : 0);
