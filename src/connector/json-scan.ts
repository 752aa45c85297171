/** What a JSON text costs, counted without parsing it. */
export interface JsonCost {
  /** Deepest nesting of objects and arrays. */
  readonly depth: number;
  /** Offset of the first bracket that nests deeper than `depthLimit`, -1 when none does. */
  readonly tooDeepAt: number;
  /** Number of values: objects, arrays and scalars. */
  readonly nodes: number;
  /** Number of object members, repeated names counted each time. */
  readonly members: number;
}

/**
 * Counts depth, values and members in one pass without recursion, so that a limit holds before anything is parsed.
 * On text that is not JSON the counts are those of its brackets, commas and colons outside strings.
 */
export function scanJson(text: string, depthLimit: number): JsonCost {
  let depth = 0;
  let deepest = 0;
  let tooDeepAt = -1;
  let commas = 0;
  let filled = 0;
  let members = 0;
  let justOpened = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) continue;
    const closes = code === 0x7d || code === 0x5d;
    if (justOpened && !closes) filled += 1;
    justOpened = false;
    if (code === 0x22) {
      at = endOfString(text, at);
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      justOpened = true;
      if (depth > deepest) deepest = depth;
      if (depth > depthLimit && tooDeepAt === -1) tooDeepAt = at;
    } else if (closes) {
      depth -= 1;
    } else if (code === 0x2c) {
      commas += 1;
    } else if (code === 0x3a) {
      members += 1;
    }
  }
  return { depth: deepest, tooDeepAt, nodes: 1 + commas + filled, members };
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
