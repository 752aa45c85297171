import type { JsonObject } from '../src/connector/json-value.ts';
import { independentPublisherColor, type Program } from '../src/connector/program.ts';

/** The smallest connector that passes every rule: what examples change one thing of. */
export interface Golden {
  readonly definition: JsonObject;
  readonly properties: JsonObject;
  readonly readme: string;
}

export function golden(program: Program): Golden {
  return { definition: definition(), properties: properties(program), readme };
}

function definition(): JsonObject {
  return {
    swagger: '2.0',
    info: {
      title: 'Northwind Things',
      description: 'Keeps the list of things that a warehouse holds and tells where each one is.',
      version: '1.0.0',
      contact: { name: 'Northwind Traders', url: 'https://www.northwindtraders.com', email: 'help@northwindtraders.com' },
    },
    host: 'things.northwindtraders.com',
    basePath: '/v1',
    schemes: ['https'],
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: {
      '/things': {
        get: {
          operationId: 'ListThings',
          summary: 'List things',
          description: 'Lists the things of the warehouse, newest first.',
          parameters: [
            { name: 'filter', in: 'query', type: 'string', 'x-ms-summary': 'Filter', description: 'Words that the name must contain.' },
          ],
          responses: {
            '200': {
              description: 'The things that match.',
              schema: { type: 'array', items: thing() },
            },
          },
        },
        post: {
          operationId: 'CreateThing',
          summary: 'Create a thing',
          description: 'Adds a thing to the warehouse.',
          parameters: [
            {
              name: 'body',
              in: 'body',
              required: true,
              schema: {
                type: 'object',
                required: ['name'],
                properties: { name: { type: 'string', title: 'Name', description: 'What people call the new thing.' } },
              },
            },
          ],
          responses: { '201': { description: 'The thing as it was created.', schema: thing() } },
        },
      },
      '/things/{id}': {
        get: {
          operationId: 'GetThing',
          summary: 'Get a thing',
          description: 'Gets one thing of the warehouse.',
          parameters: [
            {
              name: 'id',
              in: 'path',
              required: true,
              type: 'string',
              'x-ms-summary': 'Thing',
              description: 'The number of the thing.',
              'x-ms-url-encoding': 'single',
            },
          ],
          responses: { '200': { description: 'The thing that was asked for.', schema: thing() } },
        },
      },
    },
    securityDefinitions: { api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' } },
    security: [{ api_key: [] }],
    'x-ms-connector-metadata': [
      { propertyName: 'Website', propertyValue: 'https://www.northwindtraders.com' },
      { propertyName: 'Privacy policy', propertyValue: 'https://www.northwindtraders.com/privacy' },
      { propertyName: 'Categories', propertyValue: 'Commerce;Productivity' },
    ],
  };
}

function thing(): JsonObject {
  return {
    type: 'object',
    properties: {
      id: { type: 'string', title: 'Thing number', description: 'The number that the warehouse gave it.' },
      name: { type: 'string', title: 'Thing name', description: 'What people call it.' },
    },
  };
}

function properties(program: Program): JsonObject {
  return {
    properties: {
      connectionParameters: {
        api_key: {
          type: 'securestring',
          uiDefinition: {
            displayName: 'Key',
            description: 'The key of your account.',
            tooltip: 'Find it on the settings page of your account.',
            constraints: { tabIndex: 2, clearText: false, required: 'true' },
          },
        },
      },
      iconBrandColor: program === 'independent-publisher' ? independentPublisherColor : '#1f6feb',
      capabilities: ['actions'],
      publisher: program === 'independent-publisher' ? 'Rosa Delgado' : 'Northwind Traders',
      stackOwner: 'Northwind Traders',
      policyTemplateInstances: [
        {
          templateId: 'setheader',
          title: 'Ask for JSON',
          parameters: {
            'x-ms-apimTemplateParameter.name': 'X-Answer',
            'x-ms-apimTemplateParameter.value': 'json',
            'x-ms-apimTemplateParameter.existsAction': 'override',
            'x-ms-apimTemplate-policySection': 'Request',
          },
        },
      ],
    },
  };
}

const readme = `# Northwind Things

Northwind Things keeps the list of what a warehouse holds and tells where each thing is.

## Publisher: Northwind Traders

## Prerequisites

You need a Northwind Traders account.

## Supported Operations

### List things

Lists the things of the warehouse, newest first.

### Create a thing

Adds a thing to the warehouse.

### Get a thing

Gets one thing of the warehouse.

## Obtaining Credentials

Copy the key from the settings page of your account.

## Getting Started

Create a connection with your key and list your things.

## Known Issues and Limitations

A list holds at most 1000 things.

## Deployment Instructions

Import the connector into your environment and create a connection.
`;
