const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Returns plain text for what the wire encodes as HTML (the names of users): React encodes it again. */
export function plainText(encoded: string): string {
  return encoded.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Returns the path of an address of the portal: it may name a host that the browser knows by another name. */
export function localPath(address: string): string {
  try {
    const { pathname, search } = new URL(address, 'http://portal');
    return pathname + search;
  } catch {
    return address;
  }
}
