/** Numbers of RFC 3492, section 5. */
const [base, tMin, tMax, skew, damp, initialBias, initialN] = [36, 1, 26, 38, 700, 72, 128] as const;

/** A label as people read it: `äpfel` for `xn--pfel-koa`. One that is no such label, or a broken one, stays as it is. */
function readableLabel(label: string): string {
  if (!/^xn--[a-z0-9-]{1,59}$/.test(label)) return label;
  return decode(label.slice(4)) ?? label;
}

/** A host as people read it, label by label. */
export function readableHost(host: string): string {
  return host.split('.').map(readableLabel).join('.');
}

/** Punycode, RFC 3492, section 6.2. */
function decode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const letters = Array.from(dash > 0 ? text.slice(0, dash) : '', (letter) => letter.codePointAt(0) ?? 0);
  let [code, at, bias] = [initialN as number, 0, initialBias as number];
  for (let index = dash > 0 ? dash + 1 : 0; index < text.length; ) {
    const start = at;
    for (let weight = 1, k = base as number; ; k += base) {
      const digit = digitOf(text.charCodeAt(index));
      index += 1;
      if (digit === undefined) return undefined;
      at += digit * weight;
      const threshold = Math.min(Math.max(k - bias, tMin), tMax);
      if (digit < threshold) break;
      weight *= base - threshold;
    }
    const length = letters.length + 1;
    bias = adapted(at - start, length, start === 0);
    code += Math.floor(at / length);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    letters.splice(at % length, 0, code);
    at = (at % length) + 1;
  }
  return String.fromCodePoint(...letters);
}

function digitOf(code: number): number | undefined {
  if (code >= 0x61 && code <= 0x7a) return code - 0x61;
  if (code >= 0x30 && code <= 0x39) return code - 0x30 + 26;
  return undefined;
}

function adapted(difference: number, length: number, isFirst: boolean): number {
  let delta = Math.floor(difference / (isFirst ? damp : 2));
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > ((base - tMin) * tMax) / 2; k += base) delta = Math.floor(delta / (base - tMin));
  return k + Math.floor(((base - tMin + 1) * delta) / (delta + skew));
}
