// Making elements: nothing here ever reads text as HTML.

export const byId = (id) => document.getElementById(id);

/** Make an element. Properties are set as such; children are elements or texts, null is skipped. */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

export const soft = (text) => make("span", { className: "soft" }, text);
export const heading = (text) => make("h3", {}, text);

/** The little Markdown that docstrings use: paragraphs, lists, `code`, **bold**. */
export function prose(text) {
  const blocks = (text ?? "").split(/\n\s*\n/).filter((block) => block.trim());
  return blocks.map((block) => {
    const [lead, ...items] = `\n${block}`.split(/\n\s*[-*] /);
    if (!items.length) return make("p", {}, inline(block));
    const list = make("ul", {}, items.map((item) => make("li", {}, inline(item))));
    return lead.trim() ? make("div", {}, make("p", {}, inline(lead)), list) : list;
  });
}

function inline(line) {
  return line.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (/^`.+`$/s.test(part)) return make("code", {}, part.slice(1, -1));
    return /^\*\*.+\*\*$/s.test(part) ? make("b", {}, part.slice(2, -2)) : part;
  });
}

/** Fill a `details` element the first time it is opened. */
export function onceOpen(details, fill) {
  details.addEventListener("toggle", fill, { once: true });
}
