// The form of an operation: what it says as a curl command, and sending it.

import { byId, heading, make } from "./elements.js";
import { example, innerObjects, kindOf, settled, typeName } from "./schemas.js";

export const WIRE = "application/json";
const RAW = "application/octet-stream";
const MULTIPART = "multipart/form-data";

/** The example and the form of an operation. `answers`: the media types that its answer can be had in. */
export function tryIt({ verb, path, parameters, body, answers }) {
  const medias = Object.keys(body?.content ?? {});
  const media = make("select", { ariaLabel: "Form of the body" }, medias.map((one) => make("option", {}, one)));
  const answer = make("select", { name: "answer", ariaLabel: "Spelling of the answer", hidden: answers.length < 2 },
    (answers.length ? answers : [WIRE]).map((one) =>
      make("option", { value: one }, one === WIRE ? "answer in the envelope" : "answer in the published spelling")));
  const inputs = make("div", { className: "inputs" }, parameters.map((one) => flattened(one.name, one, one.in)));
  const bodyBox = make("div");
  const form = make("form", {}, parameters.length ? inputs : null,
    medias.length ? [make("div", { className: "choices" }, "Body as", media), bodyBox] : null,
    make("div", { className: "choices" }, make("button", { className: "send" }, "Send"), answer));
  const command = make("pre", { tabIndex: 0 });
  const result = make("div", { ariaLive: "polite" });

  const request = (sample) => requestOf(form, { verb, path, media: media.value, sample });
  const refresh = () => command.replaceChildren(curl(request(sampleOf), media.value));
  const refill = () => bodyBox.replaceChildren(bodyPart(media.value, body.content[media.value].schema));
  if (medias.length) refill();
  refresh();
  media.addEventListener("input", refill); // runs before the form hears of it and refreshes
  form.addEventListener("input", refresh);
  form.addEventListener("change", refresh);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(request(), result);
  });
  return [heading("Example"), make("div", { className: "example" }, command, copyButton(command)),
    heading("Try it"), form, result];
}

function copyButton(source) {
  const button = make("button", { type: "button" }, "Copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(source.textContent);
    button.textContent = "Copied";
    setTimeout(() => button.replaceChildren("Copy"), 1500);
  });
  return button;
}

// ---- inputs

function control(name, node, where) {
  const schema = settled(node.schema ?? node);
  const many = kindOf(schema) === "array";
  const required = node.required === true;
  const properties = { name, required, title: node.description ?? "" };
  const input = inputFor(schema, many, properties, typeName(node.schema ?? node));
  Object.assign(input.dataset, { where, many: many ? "yes" : "" });
  return make("label", {}, make("span", {}, name, required ? " *" : ""), input);
}

function inputFor(schema, many, properties, type) {
  if (schema.format === "binary" || settled(schema.items).format === "binary") {
    return make("input", { ...properties, type: "file", multiple: many });
  }
  if (schema.enum || kindOf(schema) === "boolean") {
    const names = schema["x-enum-varnames"] ?? [];
    const options = (schema.enum ?? [true, false]).map((value, index) =>
      make("option", { value: String(value) }, names[index] ? `${value} ${names[index]}` : String(value)));
    return make("select", properties, make("option", { value: "" }, "–"), options);
  }
  const placeholder = many ? "values, by comma" : type;
  return make("input", { ...properties, type: "text", autocomplete: "off", placeholder });
}

/** The part of the form for a body of one media type: a text for JSON, a file for raw bytes, else fields. */
function bodyPart(media, schema) {
  if (media === RAW) return make("input", { type: "file", name: "raw", ariaLabel: "File" });
  if (media !== WIRE) {
    const fields = Object.entries(settled(schema).properties ?? {});
    return make("div", { className: "inputs" }, fields.map(([name, node]) => flattened(name, node, "body")));
  }
  const value = JSON.stringify(example(schema), null, 2);
  const rows = Math.min(24, value.split("\n").length + 1);
  return make("textarea", { name: "json", spellcheck: false, ariaLabel: "JSON body", value, rows });
}

/** The names under which a form sends a member: of objects the members, `address[city]`, `items[0][key]`. */
function flattened(name, node, where) {
  const schema = settled(node.schema ?? node);
  const [object] = innerObjects(schema);
  if (!object) return control(name, node, where);
  const stem = kindOf(schema) === "array" ? `${name}[0]` : name;
  return Object.entries(object.properties).map(([key, inner]) => control(`${stem}[${key}]`, inner, where));
}

// ---- requests

const sampleOf = (input) => (input.tagName === "SELECT" ? input.options[1].value : "1");

function valuesOf(input) {
  if (input.type === "file") return [...input.files];
  const given = input.dataset.many ? input.value.split(",").map((one) => one.trim()) : [input.value];
  return given.filter((one) => one !== "");
}

/** What the form says, as `fetch` takes it. `sample` gives a placeholder of the path that was left empty. */
function requestOf(form, { verb, path, media, sample }) {
  const query = new URLSearchParams();
  const headers = {};
  const parts = media === MULTIPART ? new FormData() : new URLSearchParams();
  let address = path;
  for (const input of form.querySelectorAll("[data-where]")) {
    const { where } = input.dataset;
    const values = valuesOf(input);
    if (where === "path") {
      const value = values[0] ?? sample?.(input) ?? "";
      address = address.replace(`{${input.name}}`, () => encodeURIComponent(value));
    } else if (where === "header") {
      if (values.length) [headers[input.name]] = values;
    } else {
      for (const value of values) (where === "query" ? query : parts).append(input.name, value);
    }
  }
  const accept = form.elements.answer.value;
  if (accept !== WIRE) headers.Accept = accept.replace(/=(\w+)$/, '="$1"');
  const options = { method: verb.toUpperCase(), headers };
  if (media === WIRE) {
    headers["Content-Type"] = media;
    options.body = form.elements.json.value;
  } else if (media === RAW) {
    [options.body] = form.elements.raw.files;
    headers["Content-Type"] = options.body?.type || media;
    headers["Content-Disposition"] = `attachment; filename*=UTF-8''${encodeURIComponent(options.body?.name ?? "file")}`;
  } else if (media) options.body = parts;
  return { address: `${query}` ? `${address}?${query}` : address, options };
}

const quoted = (text) => `'${String(text).replaceAll("'", "'\\''")}'`;

function curl({ address, options }, media) {
  const verb = options.method === "GET" ? "" : `-X ${options.method} `;
  const lines = [`curl ${verb}${quoted(location.origin + address)}`, `-H ${quoted("Authorization: YOUR-API-KEY")}`];
  lines.push(...Object.entries(options.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`));
  if (media === WIRE) lines.push(`-d ${quoted(options.body)}`);
  else if (media === RAW) lines.push("--data-binary @file");
  else for (const [name, value] of options.body ?? []) {
    const said = `${name}=${value instanceof File ? `@${value.name}` : value}`;
    lines.push(`${media === MULTIPART ? "-F" : "--data-urlencode"} ${quoted(said)}`);
  }
  return lines.join(" \\\n  ");
}

// ---- answers

async function send({ address, options }, result) {
  const key = byId("key").value.trim();
  if (key) options.headers.Authorization = key;
  // With a key, the session stays out of it: neither sent along nor replaced by the answer.
  options.credentials = key ? "omit" : "same-origin";
  result.replaceChildren(make("p", { className: "told" }, "Sending…"));
  const start = performance.now();
  try {
    const answer = await fetch(address, options);
    const content = await answer.blob();
    const took = Math.round(performance.now() - start);
    const status = make("b", {}, `${answer.status} ${answer.statusText}`);
    const rest = ` · ${took} ms · ${content.size} bytes · ${content.type}`;
    const told = make("p", { className: answer.ok ? "told" : "told failed" }, status, rest);
    result.replaceChildren(told, await shown(content));
  } catch (failure) {
    const told = make("p", { className: "told failed" }, make("b", {}, "No answer"), ` · ${failure.message}`);
    result.replaceChildren(told);
  }
}

async function shown(content) {
  if (!/json|text|xml|^$/.test(content.type)) {
    return make("a", { href: URL.createObjectURL(content), download: "answer" }, "Save the content");
  }
  const text = await content.text();
  return make("pre", { tabIndex: 0 }, content.type.includes("json") ? indented(text) : text);
}

function indented(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
