/** Text with its looks, as a tree of what may be shown: everything else of HTML is left out or becomes its text. */
export type Piece =
  | string
  | { readonly tag: Tag; readonly href?: string; readonly children: readonly Piece[] };

const TAGS = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'u',
  s: 's',
  strike: 's',
  del: 's',
  a: 'a',
  p: 'p',
  div: 'p',
  h1: 'p',
  h2: 'p',
  h3: 'p',
  h4: 'p',
  h5: 'p',
  h6: 'p',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  br: 'br',
  blockquote: 'blockquote',
  pre: 'pre',
  code: 'code',
  hr: 'hr',
} as const;
export type Tag = (typeof TAGS)[keyof typeof TAGS] | 'mention';

/** Whose text is no text of the page. */
const SILENT = new Set(['script', 'style', 'title', 'head', 'template', 'iframe', 'object', 'noscript']);
const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:)/i;
const TEXT = 3;
const ELEMENT = 1;

/** As much of a node of a document as is needed: tests do without a browser. */
export interface NodeLike {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<NodeLike>;
  getAttribute?(name: string): string | null;
}

/** Returns what may be shown of some nodes. */
export function piecesOf(nodes: ArrayLike<NodeLike>): readonly Piece[] {
  return Array.from(nodes).flatMap(pieceOf);
}

function pieceOf(node: NodeLike): readonly Piece[] {
  if (node.nodeType === TEXT) return node.textContent ? [node.textContent] : [];
  const name = node.nodeName.toLowerCase();
  if (node.nodeType !== ELEMENT || SILENT.has(name)) return [];
  const children = piecesOf(node.childNodes);
  if (name === 'span' && isMention(node)) return [{ tag: 'mention', children }];
  if (!isKnown(name)) return children;
  const tag = TAGS[name];
  if (tag !== 'a') return [{ tag, children }];
  const href = node.getAttribute?.('href') ?? '';
  return SAFE_LINK.test(href) ? [{ tag, href, children }] : children;
}

function isKnown(name: string): name is keyof typeof TAGS {
  return Object.hasOwn(TAGS, name);
}

/** A colleague who is named: `<span title="Mara Jensen">@Mara Jensen</span>`, which passes the server as it is. */
function isMention(node: NodeLike): boolean {
  const title = node.getAttribute?.('title');
  return Boolean(title) && node.textContent === `@${title}`;
}

/** Returns the pieces as HTML, for the wire. */
export function htmlOf(pieces: readonly Piece[]): string {
  return pieces.map(htmlOfOne).join('');
}

function htmlOfOne(piece: Piece): string {
  if (typeof piece === 'string') return escaped(piece);
  const inner = htmlOf(piece.children);
  if (piece.tag === 'br' || piece.tag === 'hr') return `<${piece.tag}>`;
  if (piece.tag === 'mention')
    return `<span title="${escaped(plainOf(piece.children).slice(1))}">${inner}</span>`;
  if (piece.tag === 'a') return `<a href="${escaped(piece.href ?? '')}">${inner}</a>`;
  return `<${piece.tag}>${inner}</${piece.tag}>`;
}

/** Returns the words of the pieces, without looks. */
export function plainOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : plainOf(piece.children))).join('');
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

const LINK = /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** Returns plain text with the addresses in it as links. */
export function linked(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(LINK)) {
    if (found.index > end) pieces.push(text.slice(end, found.index));
    pieces.push({ tag: 'a', href: found[0], children: [found[0]] });
    end = found.index + found[0].length;
  }
  return end < text.length ? [...pieces, text.slice(end)] : pieces;
}

const MARKUP = /<[A-Za-z/!?]/;

/** Whether content is HTML; otherwise it is the text itself, with its line breaks. */
export function isHtml(content: string): boolean {
  return MARKUP.test(content);
}
