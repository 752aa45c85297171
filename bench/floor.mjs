/** The floor of every measurement: read and `JSON.parse` each definition and properties file, and do nothing with it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

let files = 0;
for (const folder of process.argv.slice(2)) {
  for (const name of readdirSync(folder)) {
    if (!/^api(definition\.swagger|properties)\.json$/i.test(name)) continue;
    files += 1;
    try {
      JSON.parse(readFileSync(join(folder, name), 'utf8'));
    } catch {
      // Broken files cost what they cost up to their error.
    }
  }
}
console.log(files);
