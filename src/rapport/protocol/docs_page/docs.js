// Shows /openapi.json: operations by tag, each opened on demand, with an example and a form that sends it.

import { byId, heading, make, onceOpen, prose, soft } from "./elements.js";
import { field, fieldList, follow, innerObjects, readFrom, settled, typeName } from "./schemas.js";
import { WIRE, tryIt } from "./trying.js";

const BASE = "/api/2.0/";

const isDone = ([status]) => status.startsWith("2");

function answerLines(responses) {
  const line = ([status, node]) => {
    const told = follow(node);
    const answer = told.content?.[WIRE]?.schema.allOf?.[1].properties.response;
    const shape = answer && [make("span", { className: "type" }, typeName(answer)),
      innerObjects(answer).map((one) => fieldList(one, true))];
    const said = make("div", {}, shape ?? prose(told.description));
    return make("div", { className: "answer" }, make("b", {}, status), said);
  };
  const done = Object.entries(responses).filter(isDone);
  const refused = Object.entries(responses).filter((one) => !isDone(one));
  const summary = `Refusals: ${refused.map(([status]) => status).join(" · ")}`;
  return [done.map(line), make("details", {}, make("summary", { className: "told" }, summary), refused.map(line))];
}

function parameterList(parameters) {
  return make("ul", { className: "fields" }, parameters.map((one) =>
    field(one.name, one.description ? { ...one.schema, description: one.description } : one.schema, one)));
}

function inside(verb, path, operation) {
  const parameters = (operation.parameters ?? []).map(follow);
  const body = operation.requestBody;
  const medias = Object.keys(body?.content ?? {});
  const whole = body?.content["multipart/form-data"] ?? body?.content[medias[0]];
  const done = Object.entries(operation.responses).filter(isDone);
  const kinds = new Set(done.flatMap(([, told]) => Object.keys(told.content ?? {})));
  const answers = [...kinds].filter((one) => one.startsWith(WIRE));
  return make("div", { className: "inside" }, prose(operation.description),
    parameters.length ? [heading("Parameters"), parameterList(parameters)] : null,
    whole ? [heading("Body"), make("p", { className: "told" }, medias.join(" · "))] : null,
    whole ? fieldList(settled(whole.schema)) : null,
    heading("Answers"), answerLines(operation.responses), tryIt({ verb, path, parameters, body, answers }));
}

function entry(verb, path, operation) {
  const addition = make("span", { className: "own", title: "Not part of the Workspace API" }, "addition");
  const details = make("details", { className: "op", id: operation.operationId }, make("summary", {},
    make("span", { className: `verb ${verb}` }, verb.toUpperCase()),
    make("span", { className: "path" }, soft(BASE), path.replace(BASE, "")),
    operation["x-addition"] ? addition : null,
    make("span", { className: "title" }, operation.summary ?? "")));
  onceOpen(details, () => details.append(inside(verb, path, operation)));
  details.addEventListener("toggle", () => {
    if (details.open) history.replaceState(null, "", `#${details.id}`);
  });
  const words = [verb, path, operation.operationId, operation.summary, ...(operation.tags ?? [])];
  details.dataset.words = words.join(" ").toLowerCase();
  return details;
}

function search() {
  const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const group of byId("groups").children) {
    const entries = [...group.querySelectorAll(".op")];
    for (const one of entries) one.hidden = !words.every((word) => one.dataset.words.includes(word));
    const left = entries.filter((one) => !one.hidden).length;
    group.hidden = !left;
    found += left;
  }
  byId("about").hidden = words.length > 0;
  byId("found").textContent = found === 1 ? "1 operation" : `${found || "No"} operations`;
}

function openNamed() {
  const named = byId(decodeURIComponent(location.hash.slice(1)));
  if (!named) return;
  if (named.matches(".op")) named.open = true;
  named.scrollIntoView();
}

function grouped(paths) {
  const groups = new Map();
  for (const [path, verbs] of Object.entries(paths)) {
    for (const [verb, operation] of Object.entries(verbs)) {
      const tag = operation.tags?.[0] ?? "other";
      groups.set(tag, [...(groups.get(tag) ?? []), entry(verb, path, operation)]);
    }
  }
  return [...groups].sort(([one], [other]) => one.localeCompare(other));
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);

function show(api) {
  readFrom(api);
  let room = "";
  for (const [tag, entries] of grouped(api.paths)) {
    const [first, rest] = tag.includes("/") ? tag.split("/") : [tag, capital(tag)];
    if (first !== room) byId("tags").append(make("h2", {}, first));
    room = first;
    byId("tags").append(make("a", { href: `#${encodeURIComponent(tag)}` }, rest, make("span", {}, entries.length)));
    byId("groups").append(make("section", {}, make("h2", { id: tag }, tag.replace("/", " / ")), entries));
  }
  document.title = `${api.info.title} API`;
  byId("title").replaceChildren(document.title, make("small", {}, api.info.version));
  byId("about").append(...prose(api.info.description));
  byId("about").open = matchMedia("(min-width: 52rem)").matches;
  search();
  openNamed();
}

byId("search").addEventListener("input", search);
window.addEventListener("hashchange", openNamed);
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input, textarea, select")) return;
  event.preventDefault();
  byId("search").focus();
});

try {
  const answer = await fetch("/openapi.json");
  if (!answer.ok) throw new Error(`/openapi.json answered ${answer.status}`);
  show(await answer.json());
} catch (failure) {
  byId("found").textContent = `The document cannot be shown: ${failure.message}`;
}
