import { isArray, isObject, type JsonValue, textOfValue } from '../connector/json-value.ts';
import { type BodyWork, changeBody } from './body-work.ts';
import { valueFrom } from './evaluate.ts';
import { objectBelow, parsePath, setMember, valueBelow } from './json-path.ts';
import type { PolicyRun } from './policy-run.ts';
import { parseJson } from './records.ts';
import { encoded } from './written-values.ts';

/** Sets a property of an object, or of each element when the path leads to an array. */
export function setProperty(run: PolicyRun): void {
  changeBody(run, (work) => {
    const steps = parsePath(run.parameter('newpropertysubpathtemplate'))?.steps ?? [];
    const name = steps.at(-1);
    if (typeof name !== 'string') return false;
    const template = run.parameter('propertyvaluepathtemplate');
    // Seen once, before anything changes: every element gets the same.
    const value = jsonIn(valueFrom(template, { ...run.scope, body: () => work.body }), run);
    const parents = work.elementsAt(run.parameter('newpropertyparentpathtemplate'));
    let isChanged = false;
    for (const parent of parents) {
      const holder = objectBelow(parent, steps.slice(0, -1));
      if (holder === undefined) continue;
      setMember(holder, name, work.copy(value));
      isChanged = true;
    }
    return isChanged;
  });
}

/** Text that forms an array or object becomes one. */
function jsonIn(value: JsonValue, { notes }: PolicyRun): JsonValue {
  const json = typeof value === 'string' && /^\s*[[{]/.test(value) ? parseJson(value) : undefined;
  if (json === undefined) return value;
  notes.assume('text-that-is-json');
  return json;
}

/** Every element of an array becomes a member of an object, named by one of its properties. */
export function convertArrayToObject(run: PolicyRun): void {
  const keySteps = parsePath(run.parameter('keywithincollectionpath'))?.steps ?? [];
  const keepsKey = run.parameter('retainkey').toLowerCase() !== 'false';
  changeProperty(run, true, (value, work) => {
    if (!isArray(value)) return undefined;
    const made = {};
    for (const element of value) {
      const key = valueBelow(element, keySteps);
      if (key === undefined || key === null || typeof key === 'object' || Object.hasOwn(made, textOfValue(key)))
        run.notes.assume('array-to-object-last-wins');
      if (key === undefined || key === null || typeof key === 'object') continue;
      const copy = work.copy(element);
      const holder = valueBelow(copy, keySteps.slice(0, -1));
      if (!keepsKey && isObject(holder)) delete (holder as Record<string, JsonValue>)[String(keySteps.at(-1))];
      setMember(made, textOfValue(key), copy);
    }
    return made;
  });
}

/** Every member of an object becomes an element of an array, with its name and its value. */
export function convertObjectToArray(run: PolicyRun): void {
  const keyName = run.parameter('keyname') || 'key';
  const valueName = run.parameter('valuename') || 'value';
  changeProperty(run, true, (value, work) => {
    if (!isObject(value)) return undefined;
    return Object.keys(value).map((name) => {
      const element = {};
      setMember(element, keyName, name);
      setMember(element, valueName, work.copy(value[name] ?? null));
      return element;
    });
  });
}

/** A text becomes an array of objects with one property each. */
export function stringToArray(run: PolicyRun): void {
  run.notes.assume('string-to-array-parts');
  const delimiters = new Set(run.parameter('delimiterlist'));
  changeProperty(run, false, (value, work) => {
    if (typeof value !== 'string') return undefined;
    work.spend(value.length * (run.parameter('childpropertyname').length + 8));
    const parts: string[] = [''];
    for (const letter of value) {
      if (delimiters.has(letter)) parts.push('');
      else parts.push((parts.pop() ?? '') + letter);
    }
    return parts
      .filter((part) => part !== '')
      .map((part) => {
        const element = {};
        setMember(element, run.parameter('childpropertyname'), part);
        return element;
      });
  });
}

/** Replaces every occurrence of a text, letter by letter. */
export function stringReplace(run: PolicyRun): void {
  const [source, replacement] = [run.parameter('sourcestring'), run.parameter('replacementstring')];
  run.notes.assume('stringreplace-is-literal');
  changeProperty(run, false, (value, work) => {
    if (typeof value !== 'string' || source === '') return undefined;
    const parts = value.split(source);
    work.spend(value.length + parts.length * replacement.length);
    return parts.join(replacement);
  });
}

export function encodePropertyValue(run: PolicyRun): void {
  run.notes.assume('encode-as-uri-component');
  changeProperty(run, false, (value, work) => {
    if (typeof value !== 'string') return undefined;
    work.spend(value.length * 3);
    return encoded(value);
  });
}

/** Moves the members of one object into another, or one property into another object. */
export function moveProperties(run: PolicyRun): void {
  run.notes.assume('move-properties-undocumented');
  changeBody(run, (work) => {
    const steps = parsePath(run.parameter('srcsubpath'))?.steps ?? [];
    const name = steps.at(-1);
    const [from] = work.elementsAt(run.parameter('srcparentpath'));
    const [into] = work.elementsAt(run.parameter('dstparentpath'));
    const holder = valueBelow(from, steps.slice(0, -1));
    const moved = valueBelow(from, steps);
    if (name === undefined || into === undefined || !isObject(holder) || moved === undefined) return false;
    const target = objectBelow(into, parsePath(run.parameter('dstsubpath'))?.steps ?? []);
    if (target === undefined) return false;
    const copy = work.copy(moved);
    delete (holder as Record<string, JsonValue>)[String(name)];
    if (run.parameter('copyonlysubproperties').toLowerCase() !== 'true' || !isObject(copy)) setMember(target, String(name), copy);
    else for (const member of Object.keys(copy)) setMember(target, member, copy[member] ?? null);
    return true;
  });
}

/** Reads a property, or that of each element, and writes what becomes of it to `newPropertyPath`. */
function changeProperty(run: PolicyRun, isWhole: boolean, change: (value: JsonValue, work: BodyWork) => JsonValue | undefined): void {
  changeBody(run, (work) => {
    const steps = parsePath(run.parameter('propertysubpath'))?.steps ?? [];
    const [parentPath, newPath] = [run.parameter('propertyparentpath'), run.parameter('newpropertypath')];
    // Without a path below it, what stands at the parent path itself is meant, also when that is an array.
    const elements = isWhole && steps.length === 0 ? work.partsAt(parentPath) : work.elementsAt(parentPath);
    let isChanged = false;
    for (const element of elements) {
      const value = valueBelow(element, steps);
      const made = value === undefined ? undefined : change(value, work);
      if (made !== undefined && work.write(newPath, element, made)) isChanged = true;
    }
    return isChanged;
  });
}
