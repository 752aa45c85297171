import type { Case, Part } from '../case.ts';
import type { Random } from '../random.ts';
import { mutateBytes } from './bytes.ts';
import { mutateJson } from './json.ts';
import { mutatePng } from './png.ts';
import { stretched } from './stretch.ts';
import { mutateText } from './text.ts';
import { hardTexts } from './words.ts';
import { mutateZip } from './zip.ts';

/** What the bytes of a part are, as far as changing them is concerned. */
export type Kind = 'json' | 'text' | 'bytes' | 'png' | 'zip';

/** How the cases of a target are changed. */
export interface Medium {
  readonly kindOf: (name: string) => Kind;
  /** Words that its texts are made of. */
  readonly words?: readonly string[];
  /** True when parts may come, go and have other names. */
  readonly hasFreeNames?: boolean;
  /** Parts that are changed oftener than others. */
  readonly favourites?: readonly string[];
  /** Bytes of one part; what grows beyond is cut off. */
  readonly mostBytes?: number;
  /** How large a part is made that is made large, and how often that is done; what was made large is not kept. */
  readonly stretch?: { readonly bytes: number; readonly share: number };
}

/** A case that is nearly `parts`; what is taken over comes from `others`. */
export function mutateCase(parts: Case, others: readonly Case[], medium: Medium, random: Random): Case {
  let changed = parts;
  do changed = changedOnce(changed, others, medium, random);
  while (random.chance(0.35));
  const { mostBytes = 65_536, stretch } = medium;
  const fitting = changed.map((part) => (part.bytes.length > mostBytes ? { ...part, bytes: part.bytes.subarray(0, mostBytes) } : part));
  if (stretch === undefined || fitting.length === 0 || !random.chance(stretch.share)) return fitting;
  const part = random.pick(fitting);
  return replaced(fitting, part, stretched(part, medium.kindOf(part.name), random, stretch.bytes));
}

function changedOnce(parts: Case, others: readonly Case[], medium: Medium, random: Random): Case {
  const theirs = random.pick(others);
  if (parts.length === 0) return theirs;
  if (medium.hasFreeNames && random.chance(0.04)) return otherParts(parts, theirs, random);
  const favourites = parts.filter(({ name }) => medium.favourites?.includes(name));
  const part = favourites.length > 0 && random.chance(0.7) ? random.pick(favourites) : random.pick(parts);
  if (random.chance(0.02)) return replaced(parts, part, theirs.find(({ name }) => name === part.name) ?? part);
  const other = (): Uint8Array => theirs.find(({ name }) => name === part.name)?.bytes ?? part.bytes;
  return replaced(parts, part, { ...part, bytes: mutateKind(medium.kindOf(part.name), part, medium, random, other) });
}

function mutateKind(kind: Kind, { bytes }: Part, medium: Medium, random: Random, other: () => Uint8Array): Uint8Array {
  switch (kind) {
    case 'json':
      return mutateJson(bytes, random, other);
    case 'text':
      return mutateText(bytes, random, other, medium.words ?? []);
    case 'png':
      return mutatePng(bytes, random, other);
    case 'zip':
      return mutateZip(bytes, random, other, (name, content) =>
        mutateKind(kindByName(name), { name, bytes: content }, medium, random, () => content),
      );
    default:
      return mutateBytes(bytes, random, other);
  }
}

/** The kind of a file by the end of its name. */
export function kindByName(name: string): Kind {
  const end = /\.(json|png|zip|md|csx|xml|txt|ya?ml)$/i.exec(name)?.[1]?.toLowerCase();
  if (end === 'json' || end === 'png' || end === 'zip') return end;
  return end === undefined ? 'bytes' : 'text';
}

function otherParts(parts: Case, theirs: Case, random: Random): Case {
  const at = random.below(parts.length);
  const part = parts[at] ?? theirs[0];
  if (part === undefined) return parts;
  const renamed = {
    ...part,
    name: random.chance(0.6) ? `${part.name}${random.pick(hardTexts)}` : (theirs[random.below(theirs.length)]?.name ?? ''),
  };
  return random.pick([parts.toSpliced(at, 1), [...parts, renamed], parts.toSpliced(at, 1, renamed), [...parts, ...theirs.slice(-1)]]);
}

function replaced(parts: Case, part: Part, other: Part): Case {
  return parts.map((one) => (one === part ? other : one));
}
