import { limits } from '../../src/connector/limits.ts';
import { readXml } from '../../src/connector/xml.ts';
import { bytesOf } from '../case.ts';
import { keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';

/** What a solution says of what is in it. */
export const customizations =
  '<?xml version="1.0"?><ImportExportXml><Entities/><Workflows><Workflow Name="A"><JsonFileName>/Workflows/a.json</JsonFileName></Workflow></Workflows><Connectors><Connector><name>c</name><openapidefinition>/Connector/c_openapidefinition.json</openapidefinition></Connector></Connectors></ImportExportXml>';
/** What a solution says of itself. */
export const solutionXml =
  '<ImportExportXml><SolutionManifest><UniqueName>c</UniqueName><Version>1.0.0.0</Version><Managed>1</Managed></SolutionManifest></ImportExportXml>';

/** XML of solutions. */
export const xml: Target = {
  name: 'xml',
  about: '`connector/xml`: the files of solutions',
  medium: {
    kindOf: () => 'text',
    mostBytes: 8192,
    stretch: { bytes: 1_000_000, share: 0.02 },
    words: [
      '<',
      '>',
      '</',
      '/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!DOCTYPE a [<!ENTITY b "c">]>',
      '&amp;',
      '&#x0;',
      '&a;',
      '="',
      "='",
      '<a>',
      '</a>',
      'xmlns:a=',
    ],
  },
  seeds: () => [
    ...keptCases('xml'),
    ...casesOf('a.xml', [customizations, solutionXml, '<a><!-- b --><c d="e>f"/><![CDATA[<g>]]>&lt;</a>']),
  ],
  run: (parts) => {
    const elements = readXml(bytesOf(parts, 'a.xml'));
    promise(
      elements === undefined || (elements.length > 0 && elements.length <= limits.xmlElements),
      'More elements are read than the limits allow.',
    );
  },
};
