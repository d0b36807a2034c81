const NO_BREAK = '\u00a0';

/** Returns the text of the node with the caret, up to it; '' if the caret is elsewhere. */
export function textBeforeCaret(area: HTMLElement | null): string {
  const selection = document.getSelection();
  const node = selection?.anchorNode;
  if (!selection?.isCollapsed || !node || !area?.contains(node) || node.nodeType !== Node.TEXT_NODE)
    return '';
  return (node.textContent ?? '').slice(0, selection.anchorOffset);
}

/** Inserts plain text at the caret; lines stay lines. The browser's own Undo takes it back. */
export function insertText(text: string): void {
  document.execCommand('insertText', false, text);
}

/** Puts a colleague in the place of the @ and what was typed after it. */
export function insertMention(userId: string, name: string): void {
  const selection = document.getSelection();
  const node = selection?.anchorNode;
  if (!selection || !node || node.nodeType !== Node.TEXT_NODE) return;
  const caret = selection.anchorOffset;
  const at = (node.textContent ?? '').slice(0, caret).lastIndexOf('@');
  if (at < 0) return;
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, caret);
  range.deleteContents();
  const mention = document.createElement('span');
  mention.title = name;
  mention.textContent = `@${name}`;
  mention.dataset.user = userId;
  mention.contentEditable = 'false';
  const after = document.createTextNode(NO_BREAK);
  range.insertNode(after);
  range.insertNode(mention);
  selection.collapse(after, 1);
}

/** Returns the ids of those who are mentioned, each once. */
export function mentionedIn(area: HTMLElement | null): readonly string[] {
  const all = [...(area?.querySelectorAll<HTMLElement>('[data-user]') ?? [])];
  return [...new Set(all.map((one) => one.dataset.user ?? ''))].filter(Boolean);
}
