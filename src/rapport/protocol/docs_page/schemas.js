// Reading JSON schemas, and showing them as lists of members that open on demand.

import { make, onceOpen, prose, soft } from "./elements.js";

let api;

/** Say which document references lead into. */
export function readFrom(document) {
  api = document;
}

/** Follow a reference; what stands beside it (a description, a default) wins. */
export function follow(node) {
  if (!node?.$ref) return node ?? {};
  const target = node.$ref.slice(2).split("/").reduce((at, step) => at[step], api);
  const { $ref, ...beside } = node;
  return { ...follow(target), ...beside, called: $ref.split("/").pop() };
}

const choices = (schema) => schema.anyOf ?? schema.oneOf ?? [];
const realChoices = (schema) => choices(schema).filter((one) => one.type !== "null");

/** A schema with its reference followed and without its "or null". */
export function settled(node) {
  const schema = follow(node);
  const real = realChoices(schema);
  if (real.length !== 1) return schema;
  const { anyOf, oneOf, ...beside } = schema;
  return { ...settled(real[0]), ...beside };
}

/** The JSON type of a settled schema. */
export const kindOf = (schema) => [schema.type].flat().find((type) => type && type !== "null");

function mayBeNull(node) {
  const schema = follow(node);
  return [schema.type].flat().includes("null") || choices(schema).some((one) => one.type === "null");
}

/** What a value of the schema is, in a few words. */
export function typeName(node) {
  const schema = settled(node);
  const orNull = mayBeNull(node) ? " or null" : "";
  if (choices(schema).length) return realChoices(schema).map(typeName).join(" | ") + orNull;
  if (kindOf(schema) === "array") return `list of ${typeName(schema.items)}${orNull}`;
  if (schema.enum && !schema.called) return schema.enum.join(" | ") + orNull;
  const format = schema.format === "int32" ? undefined : schema.format;
  return (schema.called ?? format ?? kindOf(schema) ?? "anything") + orNull;
}

/** The objects that a schema holds: as such, in a list, or as one of several. */
export function innerObjects(node) {
  const schema = settled(node);
  if (choices(schema).length) return choices(schema).flatMap(innerObjects);
  if (kindOf(schema) === "array") return innerObjects(schema.items);
  return schema.properties ? [schema] : [];
}

/** The members of an object: of one that is sent, which must be given; of an answer, which may be missing. */
export function fieldList(schema, answered = false) {
  const members = Object.entries(schema.properties ?? {}).map(([name, node]) => {
    const required = schema.required?.includes(name) ?? false;
    return field(name, node, answered ? { missing: !required, answered } : { required });
  });
  return make("ul", { className: "fields" }, members);
}

/** One member or parameter, with what is inside it when opened. */
export function field(name, node, { required, missing, answered }) {
  const schema = settled(node);
  const head = [make("span", { className: "name" }, name), make("span", { className: "type" }, typeName(node))];
  if (schema.default !== undefined) head.push(soft(`, else ${JSON.stringify(schema.default)}`));
  if (required) head.push(make("span", { className: "must" }, "required"));
  if (missing) head.push(soft(", may be left out"));
  const inner = schema["x-enum-varnames"] ? [schema] : innerObjects(node);
  if (!inner.length) return make("li", {}, head, prose(node.description ?? schema.description));
  const details = make("details", {}, make("summary", {}, head), prose(node.description));
  const listed = (one) => (one.enum ? valueList(one) : fieldList(one, answered));
  onceOpen(details, () => details.append(...inner.map(listed)));
  return make("li", {}, details);
}

function valueList(schema) {
  const names = schema["x-enum-varnames"].map((name) => ` ${name.toLowerCase().replaceAll("_", " ")}`);
  const lines = schema.enum.map((value, index) => make("li", {}, make("code", {}, String(value)), names[index]));
  return make("ul", {}, lines);
}

const SAMPLES = { "date-time": "2030-01-31T09:00:00", uuid: "00000000-0000-0000-0000-000000000000" };

/** A value that fits the schema, to start from. */
export function example(node, depth = 0) {
  const schema = settled(node);
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (choices(schema).length) return example(choices(schema)[0], depth);
  const kind = kindOf(schema);
  if (kind === "array") return depth > 3 ? [] : [example(schema.items, depth + 1)];
  if (kind === "object") {
    const members = depth > 3 ? [] : Object.entries(schema.properties ?? {});
    return Object.fromEntries(members.map(([name, one]) => [name, example(one, depth + 1)]));
  }
  if (kind === "boolean") return false;
  if (kind === "integer" || kind === "number") return schema.minimum ?? 0;
  return kind ? SAMPLES[schema.format] ?? "text" : null;
}
