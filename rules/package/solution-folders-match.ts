import type { Components, Solution } from '../../src/connector/package.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { quote } from '../quote.ts';
import { declaresPlugin, expectedSolutions } from './archives.ts';
import { connectorSolution, connectorXml, customizationsXml, packaged, pluginSolution, workflowsXml, zipOf } from './example-package.ts';

export const solutionFoldersMatch = defineRule({
  id: 'solution-folders-match',
  subject: 'package',
  codes: ['5000.1.1.7', '5000.1.1.8', '5000.1.1.14'],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The folders of a solution are those of its components: one solution has the connector alone, the other connector and flows.',
  why: 'The service tells the solutions apart by what is in them and installs each in its own way.',
  fix: 'Export the solution again with the right components, and do not change the zip.',
  sources: ['ConnectorPackageValidator.ps1'],
  given: 'package',
  *check({ solutions }) {
    for (const { path, zip, components } of solutions) {
      if (components === undefined) continue;
      for (const [folder, isExpected] of foldersOf(components)) {
        const isThere = zip.folders.some((name) => name.toLowerCase() === folder.toLowerCase());
        if (isExpected && !isThere) yield { message: `${quote(path)} has no folder ${folder} for what customizations.xml lists.` };
        if (!isExpected && isThere) yield { message: `${quote(path)} has a folder ${folder}, but customizations.xml lists nothing in it.` };
      }
    }
    // With solutions missing or not readable there is nothing more to say about those that are there.
    if (solutions.length !== expectedSolutions(solutions) || solutions.some(({ components }) => components === undefined)) return;
    for (const [kind, parts, isOf] of kinds) {
      if (kind === 'plugin' && !declaresPlugin(solutions)) continue;
      if (!solutions.some((solution) => isOf(solution))) yield { message: `No solution is that of the ${kind}, which has ${parts}.` };
    }
  },
  valid: [
    packaged('connector and flow', {}, { program: 'independent-publisher' }),
    packaged('with a plugin', {
      inner: { 'PkgAssets/plugin.zip': () => zipOf({ ...pluginSolution(), 'aiplugins/a.xml': '', 'aipluginoperations/b.xml': '' }) },
    }),
    packaged('with a plugin that customizations.xml does not list', {
      inner: { 'PkgAssets/plugin.zip': () => zipOf({ ...connectorSolution(), 'aiplugins/a.xml': '', 'aipluginoperations/b.xml': '' }) },
    }),
    packaged('a folder of another component', { flow: { 'environmentvariabledefinitions/host/a.xml': '' } }),
    packaged('unreadable: solution-files-present', { flow: { 'customizations.xml': '<a>' } }),
    packaged('one solution: package-solution-count', { inner: { 'PkgAssets/flow_solution.zip': undefined } }),
  ],
  invalid: [
    packaged('no folder of the connector', { connector: { 'Connector/northwind_things_openapidefinition.json': undefined } }),
    packaged('flows that are not there', { flow: { 'Workflows/List-0A.json': undefined } }, { program: 'independent-publisher' }),
    packaged('flows that are not listed', { connector: { 'Workflows/List-0A.json': '{}' } }),
    packaged(
      'a connector that is not listed',
      { connector: { 'customizations.xml': customizationsXml('<Connectors />') } },
      { findings: 2 },
    ),
    packaged('two solutions with flows', {
      connector: {
        'customizations.xml': customizationsXml(workflowsXml('/Workflows/List-0A.json'), connectorXml),
        'Workflows/List-0A.json': '{}',
      },
    }),
    packaged('two solutions without flows', {
      flow: { 'customizations.xml': customizationsXml('<Workflows></Workflows>', connectorXml), 'Workflows/List-0A.json': undefined },
    }),
    packaged('a plugin without its folders', { inner: { 'PkgAssets/plugin.zip': () => zipOf(pluginSolution()) } }, { findings: 2 }),
  ],
});

const kinds: readonly (readonly [string, string, (solution: Solution) => boolean | undefined])[] = [
  ['connector', 'a connector and no flow', ({ components: is }) => is?.connector && !is.workflows && !is.plugin],
  ['flow', 'a connector and a flow', ({ components: is }) => is?.connector && is.workflows && !is.plugin],
  ['plugin', 'a connector, a plugin and no flow', ({ components: is }) => is?.connector && !is.workflows && is.plugin],
];

/** Folders, and whether the solution must have them or must not. */
function foldersOf({ connector, workflows, plugin }: Components): [string, boolean][] {
  const ofPlugin: [string, boolean][] = plugin
    ? [
        ['aiplugins', true],
        ['aipluginoperations', true],
      ]
    : [];
  return [['Connector', connector], ['Workflows', workflows], ...ofPlugin];
}
