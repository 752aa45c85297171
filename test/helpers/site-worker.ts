import { readFileSync } from 'node:fs';
import { writeSite } from '../../src/io/write-site.ts';

/**
 * A process of its own that writes a site and kills itself at the point whose number it is given; 0 lets it finish and print the points that
 * it came by. Call: FOLDER POINT FILE, where FILE holds the site as JSON, path and content in base64.
 */
const [folder = '', number = '0', file = ''] = process.argv.slice(2);
const site: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'));
const points: string[] = [];
await writeSite(
  folder,
  Object.entries(site).map(([path, text]) => [path, new Uint8Array(Buffer.from(text, 'base64'))] as const),
  (point) => {
    points.push(point);
    if (points.length === Number(number)) process.kill(process.pid, 'SIGKILL');
  },
);
process.stdout.write(JSON.stringify(points));
