import { type Place, pathOf, pointerOf } from '../connector/place.ts';

/**
 * What became of a construct that OpenAPI 2.0 or the platform has no place for. `changed`: it says the same in other words.
 * `simplified`: it says less. `dropped`: it is gone.
 */
export interface Note {
  readonly kind: 'changed' | 'simplified' | 'dropped';
  /** The keyword, or a few words where it is none. */
  readonly construct: string;
  /** JSON pointer into the source. */
  readonly from: string;
  /** JSON pointer into the definition; null where nothing of it is left. */
  readonly to: string | null;
  /** One sentence. */
  readonly sentence: string;
}

/** A node of the source, and where in the definition it goes. */
export interface Spot {
  readonly from: Place;
  readonly to: Place;
}

/** Takes notes while a document is converted. */
export interface NoteTaker {
  readonly take: (kind: Note['kind'], construct: string, spot: Spot, sentence: string) => void;
  readonly notes: () => readonly Note[];
}

export function noteTaker(): NoteTaker {
  const notes = new Map<string, Note>();
  return {
    take: (kind, construct, { from, to }, sentence) => {
      const note = {
        kind,
        construct,
        from: pointerOf(pathOf(from)),
        to: kind === 'dropped' ? null : pointerOf(pathOf(to)),
        sentence,
      };
      // A shared part is met again wherever it is used; it is told once for each place it goes to.
      notes.set(JSON.stringify([construct, note.from, note.to, kind]), note);
    },
    notes: () => [...notes.values()],
  };
}
