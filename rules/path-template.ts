/** A variable of a path: its name is not empty and holds neither brace nor slash. */
const variable = /\{([^{}/]+)\}/g;

/** The names of a path's variables in the order written, repeated ones included. */
export function variablesOf(path: string): string[] {
  const names: string[] = [];
  for (let open = path.indexOf('{'); open !== -1; ) {
    const end = path.indexOf('}', open);
    if (end === -1) break;
    const name = path.slice(path.lastIndexOf('{', end) + 1, end);
    if (name !== '' && !name.includes('/')) names.push(name);
    open = path.indexOf('{', end);
  }
  return names;
}

/** A path with another text in the place of each variable. */
export function replaceVariables(path: string, replacement: string): string {
  return path.replace(variable, replacement);
}

/** What is left of a path when letter case, the names of variables and a query are ignored: paths of one shape match the same requests. */
export function shapeOf(path: string): string {
  return replaceVariables(withoutQuery(path), '{}').toLowerCase();
}

/** A path up to its query. */
export function withoutQuery(path: string): string {
  const end = path.indexOf('?');
  return end === -1 ? path : path.slice(0, end);
}
