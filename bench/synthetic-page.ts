import type { StepCost } from './steps.ts';

/** What a step took, and when and where. */
export interface StepResult extends StepCost {
  readonly on: string;
  readonly machine: string;
}

/** What was measured with so many connectors: steps in the order they were run, and bytes or counts by name. */
export interface SizeResults {
  readonly size: number;
  readonly steps: ReadonlyMap<string, StepResult>;
  readonly sizes: { readonly [name: string]: number };
}

/** What the second part of docs/scale.md says of it. */
export function syntheticPage(measured: readonly SizeResults[]): string {
  const [smallest] = measured;
  if (smallest === undefined) return '';
  const results = measured.flatMap(({ steps }) => [...steps.values()]);
  const said = (values: readonly string[]): string => [...new Set(values)].sort().join(', ');
  const head = (columns: readonly string[]): string => `| | ${columns.join(' | ')} |\n|---|${columns.map(() => '--:|').join('')}`;
  const columns = measured.map(({ size }) => `${grouped(size)} connectors`);
  const last = measured.at(-1) ?? smallest;
  const growth = (from: number, to: number | undefined): string =>
    to === undefined ? '' : (to / from / (last.size / smallest.size)).toFixed(2);
  const steps = [...smallest.steps].map(([name, first]) => {
    const cells = measured.map(({ steps: taken }) => {
      const one = taken.get(name);
      return one === undefined ? 'not measured' : `${one.processor.toFixed(0)} s, ${one.peak.toFixed(0)} MB`;
    });
    return `| ${name} | ${cells.join(' | ')} | ${growth(first.processor, last.steps.get(name)?.processor)} |`;
  });
  const sizes = Object.entries(smallest.sizes).map(([name, first]) => {
    const cells = measured.map(({ sizes: taken }) => {
      const value = taken[name] ?? 0;
      return / of /.test(name) ? grouped(value) : `${(value / 1e6).toFixed(2)} MB`;
    });
    return `| ${name} | ${cells.join(' | ')} | ${growth(first, last.sizes[name])} |`;
  });
  const grows = measured.length > 1 ? [`growth from ${grouped(smallest.size)}`] : ['growth'];
  return `\`npm run bench:scale\` made this part on ${said(results.map(({ on }) => on))}: ${said(results.map((one) => one.machine))}. The
connectors are those of the corpus again and again, each with a folder, title, host and description of its own. The seconds are those of
the processor, with the system's and those of git, because the machine does other work too; memory is the peak of the process. A growth of
1 is in proportion to the connectors. Sizes are those after import and build, before the runs add what tests showed.

${[head([...columns, ...grows]), ...steps].join('\n')}

${[head([...columns, ...grows]), ...sizes].join('\n')}
`;
}

/** A number with its thousands told apart. */
function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
