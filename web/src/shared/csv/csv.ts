/** Tables as spreadsheets read them: RFC 4180, UTF-8 with its mark at the beginning, so that Excel knows it, too. */

const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
/** How a formula begins, full-width forms included: a spreadsheet would calculate what a stranger typed into a name. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** Numbers of telephones and amounts begin in the same way, and calculate nothing that could hurt. */
const HARMLESS = /^[+-][\d\s().,/\u00a0\u202f-]*$/;

/** Returns a table as the text of a file. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + rows.map(csvLine).join('');
}

/** Returns a line with its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',') + LINE_END;
}

/** Returns a cell, quoted where it has to be. What would be a formula is made text by a leading apostrophe. */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) && !HARMLESS.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Returns a name that every system takes for a file: `Contacts 2024-06-30.csv`. */
export function csvName(title: string, day: string): string {
  return `${title.replace(/[^\p{L}\p{N}_-]+/gu, ' ').trim()} ${day}.csv`;
}
