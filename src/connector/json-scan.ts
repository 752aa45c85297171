/** What a JSON text costs, counted without parsing it. */
export interface JsonCost {
  /** Offset in bytes of the first bracket that nests deeper than `depthLimit`, -1 when none does. */
  readonly tooDeepAt: number;
  /** Number of values: objects, arrays and scalars. */
  readonly nodes: number;
  /** Number of object members, repeated names counted each time. */
  readonly members: number;
  /** Lines that begin with a tab, or with spaces and a tab. */
  readonly tabbedLines: number;
  /** Lines that are not blank and begin with an odd number of spaces. */
  readonly oddLines: number;
  /**
   * Spaces for each level, where every bracket that closes what an earlier line opened begins a line, with spaces for the levels that hold
   * it; `undefined` in a text that is laid out otherwise.
   */
  readonly indent: number | undefined;
}

/**
 * Counts depth, values and members of a text in UTF-8, in one pass without recursion, so that a limit holds before anything is parsed.
 * On text that is not JSON the counts are those of its brackets, commas and colons outside strings. Bytes, because asking a string for
 * its characters costs several times as much; what structure a JSON text has is all in ASCII.
 */
export function scanJson(bytes: Uint8Array, depthLimit: number): JsonCost {
  const { length } = bytes;
  let depth = 0;
  let tooDeepAt = -1;
  let commas = 0;
  let filled = 0;
  let members = 0;
  let justOpened = false;
  let tabbedLines = 0;
  let oddLines = 0;
  let indent = 0;
  let isLaidOut = true;
  /** What is open where the line begins, a bracket that it begins with closed. */
  let openBefore = 0;
  for (let at = -1; at < length; at += 1) {
    // Before the first line ends the one before it.
    const byte = at === -1 ? 0x0a : (bytes[at] ?? 0);
    if (byte === 0x0a) {
      const start = at + 1;
      let end = start;
      while (end < length && bytes[end] === 0x20) end += 1;
      const first = end < length ? bytes[end] : 0x0a;
      if (first === 0x09) tabbedLines += 1;
      else if ((end - start) % 2 === 1 && first !== 0x0a && first !== 0x0d) oddLines += 1;
      openBefore = depth;
      if (first === 0x7d || first === 0x5d) {
        openBefore -= 1;
        if (end - start !== openBefore * indent) isLaidOut = false;
      } else if (indent === 0) indent = depth === 1 ? end - start : 0;
      at = end - 1;
    }
    if (byte <= 0x20) continue;
    const closes = byte === 0x7d || byte === 0x5d;
    if (justOpened && !closes) filled += 1;
    justOpened = false;
    if (byte === 0x22) {
      for (at += 1; at < length && bytes[at] !== 0x22; at += 1) if (bytes[at] === 0x5c) at += 1;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      justOpened = true;
      if (depth > depthLimit && tooDeepAt === -1) tooDeepAt = at;
    } else if (closes) {
      if (depth <= openBefore) isLaidOut = false;
      depth -= 1;
    } else if (byte === 0x2c) {
      commas += 1;
    } else if (byte === 0x3a) {
      members += 1;
    }
  }
  return { tooDeepAt, nodes: 1 + commas + filled, members, tabbedLines, oddLines, indent: isLaidOut && indent > 0 ? indent : undefined };
}

/** The offset of the quote that ends the string beginning at `start`; the end of the text when it never ends. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 0x5c) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
