import type { JsonObject } from '../../src/connector/json-value.ts';

/** What the policy of the golden connector does. */
export const askForJsonParameters: JsonObject = {
  'x-ms-apimTemplateParameter.name': 'X-Answer',
  'x-ms-apimTemplateParameter.value': 'json',
  'x-ms-apimTemplateParameter.existsAction': 'override',
  'x-ms-apimTemplate-policySection': 'Request',
};

/** The policy of the golden connector. */
export const askForJson: JsonObject = { templateId: 'setheader', title: 'Ask for JSON', parameters: askForJsonParameters };

/** Calls the host that the maker names. */
export const chooseHost: JsonObject = {
  templateId: 'dynamichosturl',
  title: 'Choose the host',
  parameters: { 'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('region').northwindtraders.com" },
};

/** Asks for one page of fifty. */
export const pageSize: JsonObject = {
  templateId: 'setqueryparameter',
  title: 'Page size',
  parameters: { 'x-ms-apimTemplateParameter.name': 'size', 'x-ms-apimTemplateParameter.value': '50' },
};
