/** A piece of text, and whether it is what was searched for. */
export interface MarkedPart {
  readonly text: string;
  readonly isMark: boolean;
}

/** Returns text with the words typed in it marked; case does not matter. */
export function marked(text: string, typed: string): readonly MarkedPart[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [{ text, isMark: false }];
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text
    .split(new RegExp(`(${pattern})`, 'iu'))
    .map((part, index) => ({ text: part, isMark: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}

/** Reads escaped HTML whose only markup is `<mark>`, as the search gives it. `decode` undoes the escapes. */
export function markedParts(html: string, decode: (text: string) => string): readonly MarkedPart[] {
  return html
    .split(/(<mark>.*?<\/mark>)/su)
    .filter((part) => part !== '')
    .map((part) => {
      const inner = /^<mark>(.*)<\/mark>$/su.exec(part)?.[1];
      return { text: decode(inner ?? part), isMark: inner !== undefined };
    });
}

const SHORT = 4;

function wordsOf(typed: string): readonly string[] {
  return typed.trim().split(/\s+/).filter(Boolean);
}

/** Returns how well a label fits what is typed: 0 not at all; every word typed has to be in it. */
export function fitness(label: string, typed: string): number {
  const text = label.toLocaleLowerCase();
  const words = wordsOf(typed.toLocaleLowerCase());
  const parts = text.split(/[\s:/–-]+/);
  if (!words.every((word) => text.includes(word))) return 0;
  if (text.startsWith(words.join(' '))) return 3;
  return words.every((word) => parts.some((part) => part.startsWith(word))) ? 2 : 1;
}

/** Returns those that fit, the best first, each group in its order; everything while nothing is typed. */
export function ranked<C extends { readonly label: string }>(
  commands: readonly C[],
  typed: string,
): readonly C[] {
  if (typed.trim() === '') return commands;
  return (
    commands
      .map((command) => ({ command, score: fitness(command.label, typed) }))
      // Few letters are in many words: they have to begin one.
      .filter(({ score }) => score > (typed.trim().length < SHORT ? 1 : 0))
      .toSorted((a, b) => b.score - a.score)
      .map(({ command }) => command)
  );
}
