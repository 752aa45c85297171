import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { declaresPlugin, expectedSolutions } from './archives.ts';
import { connectorSolution, packaged, pluginSolution, zipOf } from './example-package.ts';

export const packageSolutionCount = defineRule({
  id: 'package-solution-count',
  subject: 'package',
  codes: ['5000.1.1.6', '5000.1.1.13'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'PkgAssets holds two solutions, of the connector and of a flow that uses it, and a third when there is a plugin.',
  why: 'The connector is installed from the first and tried with the second; without either it cannot be certified.',
  fix: 'Export the connector and the flow as one solution each, and build the package of both.',
  sources: ['ConnectorPackageValidator.ps1'],
  given: 'package',
  check({ assets, solutions }) {
    const expected = expectedSolutions(solutions);
    if (assets === undefined || solutions.length === expected) return;
    const count = solutions.length === 1 ? 'one solution' : `${solutions.length === 0 ? 'no' : solutions.length} solutions`;
    const kinds = declaresPlugin(solutions) ? 'connector, flow and plugin' : 'connector and flow';
    return { message: `${quote(assets)} holds ${count} instead of ${expected}: ${kinds}.` };
  },
  valid: [
    packaged('connector and flow', {}, { program: 'independent-publisher' }),
    packaged('with a plugin', { inner: { 'PkgAssets/plugin.zip': () => zipOf(pluginSolution()) } }),
    packaged('two folders: package-inner-folder', { inner: { 'PkgAssets/flow_solution.zip': undefined, 'Logs/build.txt': '' } }),
  ],
  invalid: [
    packaged('no flow', { inner: { 'PkgAssets/flow_solution.zip': undefined } }, { program: 'independent-publisher' }),
    packaged('none', { inner: { 'PkgAssets/flow_solution.zip': undefined, 'PkgAssets/connector_solution.zip': undefined } }),
    packaged('a third without a plugin', { inner: { 'PkgAssets/old.zip': () => zipOf(connectorSolution()) } }),
    packaged('a plugin and no flow', { inner: { 'PkgAssets/flow_solution.zip': () => zipOf(pluginSolution()) } }),
  ],
});
